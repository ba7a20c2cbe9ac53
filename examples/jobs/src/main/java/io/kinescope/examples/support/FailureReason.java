package io.kinescope.examples.support;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Collectors;

/** The reason of a failure in one line, as its user reads it. */
public final class FailureReason {

    private FailureReason() {}

    /**
     * Returns the reason: the message, or a description of an exception that has none. Indented lines, as of a list, stay;
     * otherwise it is {@linkplain PlainText plain}.
     */
    public static String of(Throwable failure) {
        Throwable cause = unwrapped(failure);
        if (cause instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "there is a file of this name";
        }
        String message = cause instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : cause.getMessage();
        return message == null || message.isBlank()
                ? cause.getClass().getSimpleName()
                : PlainText.lines(message.strip().replaceAll("\\s*\\R(?! {2})\\s*", "; "))
                        .collect(Collectors.joining("\n"));
    }

    /** Returns the reason with the path that it concerns. */
    static String withPath(Throwable failure) {
        return unwrapped(failure) instanceof FileSystemException file && file.getFile() != null
                ? PlainText.line(file.getFile()) + ": " + of(file)
                : of(failure);
    }

    /** Returns the cause of an exception that was wrapped without words. */
    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof UncheckedIOException
                        && cause != null
                        && cause.toString().equals(failure.getMessage())
                ? cause
                : failure;
    }
}
