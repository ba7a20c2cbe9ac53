package io.kinescope.client.content;

import io.kinescope.client.error.SourceException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import reactor.core.publisher.Mono;

/**
 * A file as it was at some moment, so that it can be sent in parts and a change in between is noticed.
 *
 * @param file where it is
 * @param size how many bytes it has
 * @param modified when it was last changed, to the millisecond
 */
public record FileSnapshot(Path file, long size, Instant modified) {

    /**
     * Looks at a file, away from event loops.
     *
     * @param operation what the file is for, which the error names
     * @param file where it is
     * @return the file as it is now; {@link SourceException} if it is missing, empty, unreadable or not a file
     */
    public static Mono<FileSnapshot> of(String operation, Path file) {
        return FileContent.snapshot(file).onErrorMap(failure -> UnsendableException.during(operation, failure));
    }

    /**
     * Returns a part of the file as content; sending it fails if the file has changed since.
     *
     * @param contentType the media type
     * @param offset where the part begins
     * @param length how many bytes it has
     * @return the part
     */
    public Content part(String contentType, long offset, long length) {
        return () -> Mono.fromSupplier(() -> body(contentType, offset, length));
    }

    /**
     * Hashes a part of the file, away from event loops; fails if the file has changed since.
     *
     * @param operation what the hash is for, which the error names
     * @param algorithm the algorithm as {@link MessageDigest} names it
     * @param offset where the part begins
     * @param length how many bytes it has
     * @return the hash; {@link SourceException} if the file cannot be read
     */
    public Mono<byte[]> hash(String operation, String algorithm, long offset, long length) {
        return Mono.defer(() -> {
            // One buffer will do, for each is hashed before the next one is read.
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(FileFlux.CHUNK, length));
            MessageDigest digest = digest(algorithm);
            return new FilePart(this, offset, length)
                    .read(Chunks.always(buffer))
                    .doOnNext(digest::update)
                    .then(Mono.fromSupplier(digest::digest))
                    .onErrorMap(failure -> UnsendableException.during(operation, failure));
        });
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException unknown) {
            throw new IllegalArgumentException("this JVM has no " + algorithm, unknown);
        }
    }

    Body body(String contentType, long offset, long length) {
        return Body.of(contentType, new FilePart(this, offset, length));
    }

    /** Fails if the file is not what it was. */
    void check(FileSnapshot now) {
        if (!now.equals(this)) {
            throw new UnsendableException("the file " + file + " has changed: it had " + size + " bytes as of "
                    + modified + ", and has " + now.size + " as of " + now.modified);
        }
    }
}
