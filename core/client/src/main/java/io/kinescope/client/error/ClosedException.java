package io.kinescope.client.error;

/** The client was closed before the request was sent. */
public final class ClosedException extends KinescopeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param operation the method and path template of the call
     */
    public ClosedException(String operation) {
        super(operation, operation + " was not sent: the client is closed", null);
    }
}
