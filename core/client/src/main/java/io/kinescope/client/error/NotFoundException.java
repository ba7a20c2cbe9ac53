package io.kinescope.client.error;

/** There is no such resource, or not for this token's workspace: HTTP 404. */
public final class NotFoundException extends ApiException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param operation the method and path template of the call
     * @param error the response of the API
     */
    public NotFoundException(String operation, ApiError error) {
        super(operation, error);
    }
}
