package io.kinescope.client.api;

/** An answer that cannot be read; the pipeline adds which call it answers. */
class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableException(String reason) {
        super(reason);
    }
}
