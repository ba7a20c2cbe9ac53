package io.kinescope.client.file;

import io.kinescope.client.error.SourceException;
import org.jspecify.annotations.Nullable;

/** A failure to read the content of a request; reported as a {@link SourceException} once the operation is known. */
public final class ContentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param reason the reason, in a few words
     */
    public ContentException(String reason) {
        this(reason, null);
    }

    ContentException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }

    /**
     * Converts a failure of a request's content to the error of the call.
     *
     * @param operation the method and path template of the call
     * @param failure the failure of the content
     * @return the error of the call
     */
    public static SourceException toSourceException(String operation, Throwable failure) {
        return failure instanceof ContentException wrong
                ? new SourceException(operation, String.valueOf(wrong.getMessage()), wrong.getCause())
                : new SourceException(
                        operation,
                        "its source failed with " + failure.getClass().getSimpleName(),
                        failure);
    }
}
