package io.kinescope.client.file;

import io.kinescope.client.error.SourceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import reactor.core.publisher.Flux;
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
     * @param file the path of the file
     * @return the snapshot; {@link ContentException} if the file is missing, empty, unreadable or no regular file
     */
    public static Mono<FileSnapshot> of(Path file) {
        return FileTasks.call(() -> take(file));
    }

    /**
     * Takes a snapshot of a file, never on an event loop.
     *
     * @param operation the operation that sends the file, for the error
     * @param file the path of the file
     * @return the snapshot; {@link SourceException} if the file is missing, empty, unreadable or no regular file
     */
    public static Mono<FileSnapshot> of(String operation, Path file) {
        return of(file).onErrorMap(failure -> ContentException.toSourceException(operation, failure));
    }

    static FileSnapshot take(Path file) {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException missing) {
            throw new ContentException("there is no file " + file, missing);
        } catch (IOException unreadable) {
            throw new ContentException("the file " + file + " cannot be read", unreadable);
        }
        if (!attributes.isRegularFile()) {
            throw new ContentException(file + (attributes.isDirectory() ? " is a directory" : " is no regular file"));
        }
        if (attributes.size() == 0) {
            throw new ContentException("the file " + file + " is empty");
        }
        if (!Files.isReadable(file)) {
            throw new ContentException("the file " + file + " cannot be read: permission denied");
        }
        // In milliseconds, which every file system and every store keeps.
        Instant modified = Instant.ofEpochMilli(attributes.lastModifiedTime().toMillis());
        return new FileSnapshot(file, attributes.size(), modified);
    }

    /**
     * Reads a part of the file, never on an event loop; fails if the file has changed since the snapshot.
     *
     * @param offset the position of the first byte
     * @param length the number of bytes
     * @return the bytes, a {@link FileFlux} of new buffers
     */
    public Flux<ByteBuffer> read(long offset, long length) {
        return new FilePart(this, offset, length).read(BufferAllocator.arrays());
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

    /** Fails if the file has changed. */
    void check(FileSnapshot now) {
        if (!now.equals(this)) {
            throw new ContentException("the file " + file + " has changed: it had " + size + " bytes as of " + modified
                    + ", and has " + now.size + " as of " + now.modified);
        }
    }
}
