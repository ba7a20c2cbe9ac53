package io.kinescope.client.error;

import org.jspecify.annotations.Nullable;

/** The API answered with success, but with something this client cannot read or does not want to hold in memory. */
public final class DecodingException extends KinescopeException {

    private static final long serialVersionUID = 1L;

    /** The answer's {@code X-Request-ID}. */
    private final @Nullable String requestId;

    /**
     * Creates the exception.
     *
     * @param operation the method and path template of the call
     * @param reason what cannot be read, in a few words, without the answer's content
     * @param requestId the answer's {@code X-Request-ID}; null if it has none
     * @param cause the error underneath; null if there is none
     */
    public DecodingException(String operation, String reason, @Nullable String requestId, @Nullable Throwable cause) {
        super(
                operation,
                operation + " gave an unreadable answer: " + reason
                        + (requestId == null ? "" : " [request " + requestId + "]"),
                cause);
        this.requestId = requestId;
    }

    /**
     * Returns the answer's {@code X-Request-ID}, which Kinescope's support asks for.
     *
     * @return the request id; null if the answer has none
     */
    public @Nullable String requestId() {
        return requestId;
    }
}
