package io.kinescope.client.error;

import org.jspecify.annotations.Nullable;

/** The content of a request cannot be read, or has not the declared size. The cause, if there is one, says why. */
public final class SourceException extends KinescopeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param operation the method and path template of the call
     * @param reason the fault of the source
     * @param cause the error underneath; null if there is none
     */
    public SourceException(String operation, String reason, @Nullable Throwable cause) {
        super(operation, operation + " has nothing it could send: " + reason, cause);
    }
}
