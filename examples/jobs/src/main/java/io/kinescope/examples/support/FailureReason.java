package io.kinescope.examples.support;

import io.kinescope.client.error.TransportException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Collectors;
import reactor.core.Exceptions;

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
        if (cause instanceof TransportException failed) {
            return PlainText.line(failed.operation() + " failed: " + NetworkReason.of(failed));
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

    /** Returns the first of several exceptions, and the cause of one that was wrapped without words. */
    private static Throwable unwrapped(Throwable failure) {
        Throwable first = Exceptions.unwrapMultiple(failure).get(0);
        Throwable cause = first.getCause();
        return first instanceof UncheckedIOException
                        && cause != null
                        && cause.toString().equals(first.getMessage())
                ? cause
                : first;
    }
}
