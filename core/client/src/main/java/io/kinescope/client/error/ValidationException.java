package io.kinescope.client.error;

/** The API refused parameters: HTTP 422, or 400 with {@link #invalidParams()}. */
public final class ValidationException extends ApiException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param operation the method and path template of the call
     * @param error the response of the API
     */
    public ValidationException(String operation, ApiError error) {
        super(operation, error);
    }
}
