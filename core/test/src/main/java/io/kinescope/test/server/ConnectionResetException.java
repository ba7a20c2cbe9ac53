package io.kinescope.test.server;

/** Thrown to reset the connection of a request instead of answering it. */
final class ConnectionResetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConnectionResetException() {
        super("the connection is reset", null, false, false);
    }
}
