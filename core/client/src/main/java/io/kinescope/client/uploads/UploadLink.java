package io.kinescope.client.uploads;

/**
 * Where a file can be sent without the API token, by {@link Uploads#send} or over tus.
 *
 * @param id the id of what the file becomes, such as a video
 * @param endpoint the URL; whoever knows it can send to it
 */
public record UploadLink(String id, String endpoint) {

    /** Returns the id; the endpoint stays out. */
    @Override
    public String toString() {
        return "UploadLink[" + id + "]";
    }
}
