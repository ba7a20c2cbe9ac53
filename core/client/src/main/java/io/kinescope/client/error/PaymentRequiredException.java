package io.kinescope.client.error;

/** The limits of the plan are exceeded: HTTP 402. */
public final class PaymentRequiredException extends ApiException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param operation the method and path template of the call
     * @param error the response of the API
     */
    public PaymentRequiredException(String operation, ApiError error) {
        super(operation, error);
    }
}
