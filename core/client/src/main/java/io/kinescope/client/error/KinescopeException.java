package io.kinescope.client.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of every error a call of this client ends with.
 *
 * <p>Arguments that cannot be sent are refused with an {@link IllegalArgumentException} where they are passed, before
 * anything is sent.
 */
public abstract sealed class KinescopeException extends RuntimeException
        permits ApiException,
                TransportException,
                DecodingException,
                IncompleteListingException,
                SourceException,
                StoreException,
                NotReadyException,
                ClosedException,
                WaitTooLongException {

    private static final long serialVersionUID = 1L;

    /** Reasons quote servers, other libraries and callers. */
    private static final int LONGEST_MESSAGE = 2000;

    /** The method and path template. */
    private final String operation;

    KinescopeException(String operation, String message, @Nullable Throwable cause) {
        super(LogSafeText.of(message, LONGEST_MESSAGE), cause);
        this.operation = operation;
    }

    /**
     * Returns the operation that failed: its method and path template, without ids, such as
     * {@code GET /v1/videos/{video_id}}.
     *
     * @return the operation
     */
    public final String operation() {
        return operation;
    }
}
