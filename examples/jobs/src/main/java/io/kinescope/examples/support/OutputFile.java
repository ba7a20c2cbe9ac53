package io.kinescope.examples.support;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
            return standardOutput;
        }
        try {
            if (!isReplaced(destination)) {
                return Files.newOutputStream(destination);
            }
            DemoMark.claim(destination, demo);
            FileOutputStream output =
                    new FileOutputStream(unfinished(destination).toFile(), true);
            output.getChannel().truncate(kept);
            return output;
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
}
