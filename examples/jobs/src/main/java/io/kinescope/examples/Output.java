package io.kinescope.examples;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the results of a job go. */
final class Output {

    private Output() {}

    static OutputStream of(@Nullable Path file, OutputStream standardOutput) {
        try {
            return file == null ? standardOutput : Files.newOutputStream(file);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write to " + file, unwritable);
        }
    }
}
