package io.kinescope.client.error;

/** The API does not know the token: HTTP 401. */
public final class UnauthorizedException extends ApiException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param operation the method and path template of the call
     * @param error the response of the API
     */
    public UnauthorizedException(String operation, ApiError error) {
        super(operation, error);
    }
}
