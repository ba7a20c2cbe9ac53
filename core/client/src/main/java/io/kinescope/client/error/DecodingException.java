package io.kinescope.client.error;

import org.jspecify.annotations.Nullable;

/** The API answered with success, but with something this client cannot read or does not want to hold in memory. */
public final class DecodingException extends KinescopeException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_PROBLEM = 500;
    private static final int LONGEST_REQUEST_ID = 100;

    /** The answer's {@code X-Request-ID}. */
    private final @Nullable String requestId;

    /**
     * Creates the exception.
     *
     * @param operation the method and path template of the call
     * @param reason the reason, in a few words, without the content of the response
     * @param requestId the answer's {@code X-Request-ID}; null if it has none
     * @param cause the error underneath; null if there is none
     */
    public DecodingException(String operation, String reason, @Nullable String requestId, @Nullable Throwable cause) {
        this(message(operation, " gave an unreadable answer: " + reason, requestId), operation, cause, requestId);
    }

    private DecodingException(String message, String operation, @Nullable Throwable cause, @Nullable String requestId) {
        super(operation, message, cause);
        this.requestId = LogSafeText.ofNullable(requestId, LONGEST_REQUEST_ID);
    }

    /**
     * Returns the exception of an answer that was complete, and of a type that cannot be built from JSON.
     *
     * @param operation the method and path template of the call
     * @param type the type that the caller wants the answer as
     * @param requestId the answer's {@code X-Request-ID}; null if it has none
     * @param cause the fault of the type
     * @return the exception
     */
    public static DecodingException ofType(
            String operation, Class<?> type, @Nullable String requestId, Throwable cause) {
        String problem = " was answered, but " + type.getName() + " cannot be built from JSON";
        return new DecodingException(message(operation, problem, requestId), operation, cause, requestId);
    }

    private static String message(String operation, String problem, @Nullable String requestId) {
        return operation
                + LogSafeText.of(problem, LONGEST_PROBLEM)
                + (requestId == null ? "" : " [request " + LogSafeText.of(requestId, LONGEST_REQUEST_ID) + "]");
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
