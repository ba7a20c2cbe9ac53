package io.kinescope.client.error;

import org.jspecify.annotations.Nullable;

/** What was to be sent could not be read, or is not what it was said to be. The cause, if there is one, says why. */
public final class SourceException extends KinescopeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param operation the method and path template of the call
     * @param reason what is wrong with the source
     * @param cause the error underneath; null if there is none
     */
    public SourceException(String operation, String reason, @Nullable Throwable cause) {
        super(operation, operation + " has nothing it could send: " + reason, cause);
    }
}
