package io.kinescope.client.testing;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/** A file of random bytes, and their hash. */
public record RandomFile(Path path, long size, String hash) {

    public static RandomFile create(Path path, long size) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Random random = new Random(size);
            byte[] block = new byte[64 * 1024];
            for (long left = size; left > 0; left -= block.length) {
                random.nextBytes(block);
                int count = (int) Math.min(left, block.length);
                digest.update(block, 0, count);
                out.write(block, 0, count);
            }
            return new RandomFile(path, size, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException | NoSuchAlgorithmException failure) {
            throw new UncheckedIOException(new IOException(failure));
        }
    }

    /** Tells how often this process has the file open; Linux alone can say. */
    public long timesOpen() {
        try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.filter(this::isThisFile).count();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private boolean isThisFile(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).equals(path.toRealPath());
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}
