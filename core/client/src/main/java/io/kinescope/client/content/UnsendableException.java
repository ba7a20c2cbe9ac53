package io.kinescope.client.content;

import io.kinescope.client.error.SourceException;
import org.jspecify.annotations.Nullable;

/** A failure of a body's source; becomes a {@link SourceException} once the call is known. */
public final class UnsendableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsendableException(String reason) {
        this(reason, null);
    }

    UnsendableException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }

    /**
     * Names the call that a failed source belongs to.
     *
     * @param operation the method and path template of the call
     * @param failure the failure of the source
     * @return the error of the call
     */
    public static SourceException during(String operation, Throwable failure) {
        return failure instanceof UnsendableException wrong
                ? new SourceException(operation, String.valueOf(wrong.getMessage()), wrong.getCause())
                : new SourceException(
                        operation,
                        "its source failed with " + failure.getClass().getSimpleName(),
                        failure);
    }
}
