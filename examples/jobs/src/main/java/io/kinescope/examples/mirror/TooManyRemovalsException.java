package io.kinescope.examples.mirror;

/** A synchronisation would mark more as removed than it may. It has marked nothing. */
final class TooManyRemovalsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyRemovalsException(String message) {
        super(message);
    }
}
