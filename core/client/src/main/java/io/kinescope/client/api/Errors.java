package io.kinescope.client.api;

import io.kinescope.client.error.ApiError;
import io.kinescope.client.error.ApiError.InvalidParam;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.ForbiddenException;
import io.kinescope.client.error.NotFoundException;
import io.kinescope.client.error.PayloadTooLargeException;
import io.kinescope.client.error.PaymentRequiredException;
import io.kinescope.client.error.RateLimitedException;
import io.kinescope.client.error.UnauthorizedException;
import io.kinescope.client.error.ValidationException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns an answer that is not a success into its exception, whatever the body looks like. */
final class Errors {

    private static final int LONGEST_TEXT = 1000;

    private Errors() {}

    static ApiException of(Request request, ResponseHead head, byte[] body, Json json) {
        String operation = request.operation();
        ApiError error = read(head, body, json);
        return switch (head.status()) {
            case 400 ->
                error.invalidParams().isEmpty()
                        ? new ApiException(operation, error)
                        : new ValidationException(operation, error);
            case 401 -> new UnauthorizedException(operation, error);
            case 402 -> new PaymentRequiredException(operation, error);
            case 403 -> new ForbiddenException(operation, error);
            case 404 -> new NotFoundException(operation, error);
            case 413 -> new PayloadTooLargeException(operation, error);
            case 422 -> new ValidationException(operation, error);
            case 429 -> new RateLimitedException(operation, error);
            default -> new ApiException(operation, error);
        };
    }

    private static ApiError read(ResponseHead head, byte[] body, Json json) {
        Map<String, @Nullable Object> answer = json.object(body);
        if (answer == null) {
            answer = Map.of();
        }
        // Some backends put the fields beside each other at the top instead of under "error".
        Map<?, ?> error = answer.get("error") instanceof Map<?, ?> nested ? nested : answer;
        return new ApiError(
                head.status(),
                code(error.get("code")),
                text(error.get("message")),
                text(error.get("detail")),
                text(head.requestId()),
                RetryAfter.of(head),
                invalidParams(error.get("invalid_params")));
    }

    private static int code(@Nullable Object code) {
        if (code instanceof Number number) {
            return number.intValue();
        }
        if (code instanceof String digits && digits.matches("\\d{1,9}")) {
            return Integer.parseInt(digits);
        }
        return 0;
    }

    private static List<InvalidParam> invalidParams(@Nullable Object params) {
        return params instanceof List<?> list
                ? list.stream()
                        .map(Errors::invalidParam)
                        .filter(Objects::nonNull)
                        .toList()
                : List.of();
    }

    private static @Nullable InvalidParam invalidParam(@Nullable Object param) {
        return param instanceof Map<?, ?> map
                ? new InvalidParam(
                        text(map.get("name")),
                        text(map.get("reason")),
                        text(map.get("message")),
                        map.get("index") instanceof Number index ? index.intValue() : null)
                : null;
    }

    /** Keeps what a server says from breaking out of its log line, or from filling the log. */
    private static @Nullable String text(@Nullable Object value) {
        if (!(value instanceof String text) || text.isBlank()) {
            return null;
        }
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "…";
    }
}
