package io.kinescope.examples.support;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The destination of a job's results. */
public final class Output {

    private Output() {}

    /** Opens the file, or returns standard output if there is none. */
    public static OutputStream of(@Nullable Path file, OutputStream standardOutput) {
        try {
            return file == null ? standardOutput : Files.newOutputStream(file);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write to " + file, unwritable);
        }
    }
}
