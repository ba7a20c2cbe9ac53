package io.kinescope.examples.support;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The destination of a job's results: standard output, or a file. A file is written beside its place, with
 * {@code .part} at the end of its name, and renamed by {@link #complete()}, so that a failed run leaves the one before. What
 * is no regular file, such as {@code /dev/stdout} or a named pipe, is written directly.
 */
public final class OutputFile {

    private final @Nullable Path file;
    private final OutputStream standardOutput;

    /** Takes standard output for a file of null. */
    public OutputFile(@Nullable Path file, OutputStream standardOutput) {
        this.file = file;
        this.standardOutput = standardOutput;
    }

    /** Opens the destination, and marks it if the data is invented. */
    public OutputStream open(boolean demo) {
        return open(demo, 0);
    }

    /** Opens the destination and keeps so many bytes of the unfinished file. */
    public OutputStream open(boolean demo, long kept) {
        Path destination = file;
        if (destination == null) {
            return new Named(standardOutput, "standard output");
        }
        try {
            if (!isReplaced(destination)) {
                return new Named(Files.newOutputStream(destination), destination.toString());
            }
            DemoMark.claim(destination, demo);
            FileChannel unfinished =
                    FileChannel.open(unfinished(destination), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            unfinished.truncate(kept).position(kept);
            return new Named(Channels.newOutputStream(unfinished), destination.toString());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(
                    "cannot write to " + destination + ": " + FailureReason.of(unwritable), unwritable);
        }
    }

    /** Returns the unfinished file; null if the results do not go to a file that is renamed. */
    public @Nullable Path unfinished() {
        return file == null || !isReplaced(file) ? null : unfinished(file);
    }

    /** Renames the file, which must be closed and whole. */
    public void complete() {
        Path destination = file;
        if (destination == null || !isReplaced(destination)) {
            return;
        }
        try {
            Files.move(
                    unfinished(destination),
                    destination,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(
                    "cannot write to " + destination + ": " + FailureReason.of(unwritable), unwritable);
        }
    }

    private static boolean isReplaced(Path file) {
        return !Files.exists(file) || Files.isRegularFile(file);
    }

    private static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    /** Names the destination when it cannot be written. */
    private static final class Named extends FilterOutputStream {

        private final String name;

        Named(OutputStream output, String name) {
            super(output);
            this.name = name;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException unwritable) {
                throw new IOException("cannot write to " + name + ": " + FailureReason.of(unwritable), unwritable);
            }
        }
    }
}
