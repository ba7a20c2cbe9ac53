package io.kinescope.client.error;

import io.kinescope.client.error.ApiError.InvalidParam;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The API answered with an error.
 *
 * <p>The subclass follows the HTTP status; a status without a subclass of its own gives this class. The {@link #code()}
 * is data: Kinescope's digits do not always follow the status.
 */
public sealed class ApiException extends KinescopeException
        permits ValidationException,
                UnauthorizedException,
                PaymentRequiredException,
                ForbiddenException,
                NotFoundException,
                PayloadTooLargeException,
                RateLimitedException {

    private static final long serialVersionUID = 1L;

    private static final int MOST_NAMED_PARAMS = 10;
    private static final int LONGEST_WORD = 50;

    /** The error as the API stated it. */
    private final ApiError error;

    /**
     * Creates the exception.
     *
     * @param operation the method and path template of the call
     * @param error the response of the API
     */
    public ApiException(String operation, ApiError error) {
        super(operation, describe(operation, error), null);
        this.error = error;
    }

    /**
     * Returns all the API said.
     *
     * @return the error
     */
    public final ApiError error() {
        return error;
    }

    /**
     * Returns the HTTP status.
     *
     * @return the status
     */
    public final int status() {
        return error.status();
    }

    /**
     * Returns Kinescope's error code.
     *
     * @return one of {@link ErrorCode} or one not known yet; 0 if the answer has none
     */
    public final int code() {
        return error.code();
    }

    /**
     * Tells whether the answer has this code.
     *
     * @param code a constant of {@link ErrorCode} or any other code
     * @return whether {@link #code()} equals it
     */
    public final boolean isCode(int code) {
        return error.code() == code;
    }

    /**
     * Returns more about the error.
     *
     * @return the detail; null if the answer has none
     */
    public final @Nullable String detail() {
        return error.detail();
    }

    /**
     * Returns the answer's {@code X-Request-ID}, which Kinescope's support asks for.
     *
     * @return the request id; null if the answer has none
     */
    public final @Nullable String requestId() {
        return error.requestId();
    }

    /**
     * Returns the parameters that were refused.
     *
     * @return the parameters; empty unless the API names them
     */
    public final List<InvalidParam> invalidParams() {
        return error.invalidParams();
    }

    private static @Nullable String reason(InvalidParam param) {
        return param.reason() == null ? param.message() : param.reason();
    }

    private static String word(@Nullable String text) {
        return LogSafeText.of(String.valueOf(text), LONGEST_WORD);
    }

    private static String describe(String operation, ApiError error) {
        StringBuilder text = new StringBuilder(operation).append(" answered ").append(error.status());
        if (error.code() != 0) {
            text.append(" (").append(error.code()).append(')');
        }
        if (error.message() != null) {
            text.append(": ").append(error.message());
        }
        if (error.detail() != null && !error.detail().equals(error.message())) {
            text.append(error.message() == null ? ": " : "; ").append(error.detail());
        }
        if (!error.invalidParams().isEmpty()) {
            int more = error.invalidParams().size() - MOST_NAMED_PARAMS;
            text.append(error.invalidParams().stream()
                    .limit(MOST_NAMED_PARAMS)
                    .map(param -> word(param.name()) + " " + word(reason(param)))
                    .collect(Collectors.joining(", ", " [", more > 0 ? " and " + more + " more]" : "]")));
        }
        if (error.requestId() != null) {
            text.append(" [request ").append(error.requestId()).append(']');
        }
        return text.toString();
    }
}
