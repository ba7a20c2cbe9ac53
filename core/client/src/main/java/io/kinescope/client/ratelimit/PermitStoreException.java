package io.kinescope.client.ratelimit;

/** The call has no permit because the limiter's {@link PermitStore} does not reply. Nothing was sent. */
public final class PermitStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message the reason
     * @param cause the failure of the store
     */
    public PermitStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
