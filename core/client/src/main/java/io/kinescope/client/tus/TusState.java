package io.kinescope.client.tus;

import java.time.Instant;

/**
 * Where an upload stands, so that it can go on later, in another JVM too.
 *
 * @param key what the upload is found by
 * @param id the id of what the upload becomes
 * @param endpoint the URL of the upload; whoever knows it can send to it
 * @param file the path of the file
 * @param size how many bytes the file has
 * @param modified when the file was last changed, to the millisecond
 * @param offset how many bytes the server had acknowledged; it is asked again before the upload goes on
 */
public record TusState(String key, String id, String endpoint, String file, long size, Instant modified, long offset) {

    /**
     * Says how far the upload has come.
     *
     * @param offset how many bytes the server has acknowledged
     * @return a changed copy
     */
    public TusState offset(long offset) {
        return new TusState(key, id, endpoint, file, size, modified, offset);
    }

    /** Returns the file and the progress; the endpoint stays out. */
    @Override
    public String toString() {
        return "TusState[" + file + ", " + offset + " of " + size + " bytes]";
    }
}
