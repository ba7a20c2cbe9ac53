package io.kinescope.client.error;

/** The state of a resumable upload could not be read or written. The cause says why. */
public final class StoreException extends KinescopeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param operation the operation of the store, such as {@code TusStore.save}
     * @param reason the reason in a few words
     * @param cause the error underneath
     */
    public StoreException(String operation, String reason, Throwable cause) {
        super(operation, operation + " failed: " + reason, cause);
    }
}
