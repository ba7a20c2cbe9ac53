package io.kinescope.client.uploads;

/**
 * An upload link, to which a file can be sent without the API token, by {@link Uploads#send} or over tus.
 *
 * @param id the id of the object that the file becomes, such as a video
 * @param endpoint the URL; a secret, since everybody who knows it can send to it
 */
public record UploadLink(String id, String endpoint) {

    /** Returns the id, without the endpoint. */
    @Override
    public String toString() {
        return "UploadLink[" + id + "]";
    }
}
