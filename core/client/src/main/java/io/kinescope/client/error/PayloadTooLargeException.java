package io.kinescope.client.error;

/** The request is larger than the API accepts: HTTP 413. */
public final class PayloadTooLargeException extends ApiException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param operation the method and path template of the call
     * @param error the response of the API
     */
    public PayloadTooLargeException(String operation, ApiError error) {
        super(operation, error);
    }
}
