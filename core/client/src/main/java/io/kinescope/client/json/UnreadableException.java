package io.kinescope.client.json;

/** An answer that cannot be read; the pipeline adds which call it answers. */
public class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableException(String reason) {
        super(reason);
    }
}
