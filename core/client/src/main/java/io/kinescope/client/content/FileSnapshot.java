package io.kinescope.client.content;

import io.kinescope.client.error.SourceException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The size and modification time of a file, by which a change is detected while the file is sent in parts.
 *
 * @param file the path of the file
 * @param size the size in bytes
 * @param modified the time of the last change, in milliseconds
 */
public record FileSnapshot(Path file, long size, Instant modified) {

    /**
     * Takes a snapshot of a file, never on an event loop.
     *
     * @param operation the operation that sends the file, for the error
     * @param file the path of the file
     * @return the snapshot; {@link SourceException} if the file is missing, empty, unreadable or no regular file
     */
    public static Mono<FileSnapshot> of(String operation, Path file) {
        return FileContent.snapshot(file).onErrorMap(failure -> ContentException.toSourceException(operation, failure));
    }

    /**
     * Returns a part of the file as content; sending it fails if the file has changed since the snapshot.
     *
     * @param contentType the media type
     * @param offset the position of the first byte
     * @param length the number of bytes
     * @return the content
     */
    public Content part(String contentType, long offset, long length) {
        return () -> Mono.fromSupplier(() -> body(contentType, offset, length));
    }

    /**
     * Hashes a part of the file, never on an event loop; fails if the file has changed since the snapshot.
     *
     * @param operation the operation that needs the hash, for the error
     * @param algorithm the name of the algorithm for {@link MessageDigest}
     * @param offset the position of the first byte
     * @param length the number of bytes
     * @return the hash; {@link SourceException} if the file cannot be read
     */
    public Mono<byte[]> hash(String operation, String algorithm, long offset, long length) {
        return Mono.defer(() -> {
            // One buffer is enough: it is hashed before the next part is read.
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(FileFlux.BUFFER_SIZE, length));
            MessageDigest digest = digest(algorithm);
            return new FilePart(this, offset, length)
                    .read(BufferAllocator.reusing(buffer))
                    .doOnNext(digest::update)
                    .then(Mono.fromSupplier(digest::digest))
                    .publishOn(Schedulers.parallel())
                    .onErrorMap(failure -> ContentException.toSourceException(operation, failure));
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

    /** Fails if the file has changed. */
    void check(FileSnapshot now) {
        if (!now.equals(this)) {
            throw new ContentException("the file " + file + " has changed: it had " + size + " bytes as of " + modified
                    + ", and has " + now.size + " as of " + now.modified);
        }
    }
}
