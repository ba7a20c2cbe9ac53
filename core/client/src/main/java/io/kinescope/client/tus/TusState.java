package io.kinescope.client.tus;

import io.kinescope.client.content.PathText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

/**
 * The state of a resumable upload, with which it can be resumed later, also by another JVM.
 *
 * @param key the key of the upload in a store
 * @param id the id of the object that the upload creates
 * @param endpoint the URL of the upload; a secret, since everybody who knows it can send to it
 * @param file the absolute path of the file, or its URI if the path cannot be written as text
 * @param size the size of the file in bytes
 * @param modified the time of the file's last change, in milliseconds
 * @param offset the number of acknowledged bytes; the server is asked again before the upload is resumed
 */
public record TusState(String key, String id, String endpoint, String file, long size, Instant modified, long offset) {

    /**
     * Checks the values.
     *
     * @param key the key of the upload in a store
     * @param id the id of the object that the upload creates
     * @param endpoint the URL of the upload; a secret, since everybody who knows it can send to it
     * @param file the absolute path of the file, or its URI if the path cannot be written as text
     * @param size the size of the file in bytes
     * @param modified the time of the file's last change, in milliseconds
     * @param offset the number of acknowledged bytes; the server is asked again before the upload is resumed
     */
    public TusState {
        Objects.requireNonNull(key, "key must not be null");
        Objects.requireNonNull(id, "id must not be null");
        Objects.requireNonNull(endpoint, "endpoint must not be null");
        Objects.requireNonNull(file, "file must not be null");
        Objects.requireNonNull(modified, "modified must not be null");
    }

    /**
     * Creates the state of an upload that begins.
     *
     * @param key the key of the upload in a store
     * @param id the id of the object that the upload creates
     * @param endpoint the URL of the upload
     * @param file the path of the file
     * @param size the size of the file in bytes
     * @param modified the time of the file's last change, in milliseconds
     */
    public TusState(String key, String id, String endpoint, Path file, long size, Instant modified) {
        this(key, id, endpoint, PathText.of(Objects.requireNonNull(file, "file must not be null")), size, modified, 0);
    }

    /**
     * Returns the path of the file.
     *
     * @return the path
     */
    public Path path() {
        return PathText.parse(file);
    }

    /**
     * Sets the offset.
     *
     * @param offset the number of acknowledged bytes
     * @return a changed copy
     */
    public TusState offset(long offset) {
        return new TusState(key, id, endpoint, file, size, modified, offset);
    }

    /** Returns the file and the progress, without the endpoint. */
    @Override
    public String toString() {
        return "TusState[" + file + ", " + offset + " of " + size + " bytes]";
    }
}
