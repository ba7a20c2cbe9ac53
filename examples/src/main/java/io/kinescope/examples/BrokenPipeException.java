package io.kinescope.examples;

import java.io.IOException;

/** Whoever read the output has enough, as {@code head} does; no failure. */
final class BrokenPipeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenPipeException(IOException cause) {
        super(cause);
    }
}
