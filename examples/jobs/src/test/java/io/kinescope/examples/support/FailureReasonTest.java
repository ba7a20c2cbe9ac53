package io.kinescope.examples.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Exceptions;

class FailureReasonTest {

    @Test
    void isSaidInWords(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThat(reason(() -> Files.createDirectories(file))).isEqualTo(file + ": there is a file of this name");
        assertThat(reason(() -> Files.newInputStream(directory.resolve("none"))))
                .isEqualTo(directory.resolve("none") + ": no such file or directory");
        assertThat(FailureReason.of(new AccessDeniedException("file"))).isEqualTo("permission denied");
        IOException full = new IOException("No space left on device");
        assertThat(FailureReason.of(new UncheckedIOException(full))).isEqualTo("No space left on device");
        assertThat(FailureReason.of(new UncheckedIOException("cannot write to x: no space left", full)))
                .isEqualTo("cannot write to x: no space left");
        assertThat(FailureReason.of(new UncheckedIOException(new NoSuchFileException("x"))))
                .isEqualTo("no such file or directory");
        assertThat(FailureReason.of(new IllegalStateException())).isEqualTo("IllegalStateException");
    }

    @Test
    void isOneLineThatATerminalDoesNotObey() {
        assertThat(FailureReason.of(new IllegalStateException("a\nb\n  listed\u001b[31m\u009b\u202ec")))
                .isEqualTo("a; b\n  listed?[31m??c");
    }

    /** Requests that are in flight together may fail together. */
    @Test
    void isTheFirstOfSeveral() {
        Throwable several = Exceptions.multiple(
                new UncheckedIOException(new AccessDeniedException("a")), new IllegalStateException("second"));
        assertThat(FailureReason.of(several)).isEqualTo("permission denied");
        assertThat(FailureReason.withPath(several)).isEqualTo("a: permission denied");
    }

    private static String reason(Write write) {
        try {
            write.run();
            return "";
        } catch (IOException failure) {
            return FailureReason.withPath(failure);
        }
    }

    /** Work with files. */
    @FunctionalInterface
    private interface Write {
        void run() throws IOException;
    }
}
