package io.kinescope.examples.support;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Whoever read the output has enough, as {@code head} does; no failure. */
public final class BrokenPipeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenPipeException(IOException cause) {
        super(cause);
    }

    /** Tells a reader who has enough from a failure to write. */
    public static RuntimeException orFailure(IOException unwritable) {
        String message = String.valueOf(unwritable.getMessage());
        return message.contains("Broken pipe") || message.contains("pipe is being closed")
                ? new BrokenPipeException(unwritable)
                : new UncheckedIOException("cannot write: " + message, unwritable);
    }
}
