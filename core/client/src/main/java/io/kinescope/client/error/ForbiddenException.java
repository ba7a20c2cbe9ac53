package io.kinescope.client.error;

/** The token may not do this: HTTP 403. */
public final class ForbiddenException extends ApiException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param operation the method and path template of the call
     * @param error the response of the API
     */
    public ForbiddenException(String operation, ApiError error) {
        super(operation, error);
    }
}
