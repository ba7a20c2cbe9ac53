package io.kinescope.examples.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The SHA-256 hash of a file's content. */
final class ContentHash {

    private static final int BUFFER_SIZE = 256 * 1024;

    private ContentHash() {}

    /**
     * Reads the file on a thread that may block; empty if the file has changed since the item was made, so that the hash
     * would not be that of the item, or cannot be read, which its upload reports.
     */
    static Mono<String> of(UploadItem item) {
        return Mono.fromCallable(() -> hash(item)).subscribeOn(Schedulers.boundedElastic());
    }

    private static @Nullable String hash(UploadItem item) {
        try (InputStream content = Files.newInputStream(item.file())) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER_SIZE];
            for (int length = content.read(buffer); length >= 0; length = content.read(buffer)) {
                digest.update(buffer, 0, length);
            }
            return item.isCurrent() ? HexFormat.of().formatHex(digest.digest()) : null;
        } catch (IOException unreadable) {
            return null;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
