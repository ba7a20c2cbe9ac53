package io.kinescope.examples.support;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The end of a job whose output nobody reads any more, as after {@code head}. It is no failure. */
public final class BrokenPipeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenPipeException(IOException cause) {
        super(cause);
    }

    /** Returns the exception for an output that cannot be written: this one if its reader is gone. */
    public static RuntimeException orFailure(IOException unwritable) {
        String message = String.valueOf(unwritable.getMessage());
        return message.contains("Broken pipe") || message.contains("pipe is being closed")
                ? new BrokenPipeException(unwritable)
                : new UncheckedIOException(message, unwritable);
    }
}
