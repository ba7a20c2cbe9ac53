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
import io.kinescope.client.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

/** Turns an answer that is not a success into its exception, whatever the body looks like. */
final class Errors {

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
        Map<String, @Nullable Object> answer = json.beginning(body);
        Map<?, ?> error = error(answer);
        return new ApiError(
                head.status(),
                code(error.get("code")),
                message(head, answer, error),
                text(error.get("detail")),
                text(head.requestId()),
                RetryAfter.of(head, Instant.ofEpochMilli(Schedulers.parallel().now(TimeUnit.MILLISECONDS))),
                invalidParams(error.get("invalid_params")));
    }

    /** Some backends put the fields beside each other at the top instead of under "error". */
    private static Map<?, ?> error(Map<String, @Nullable Object> answer) {
        if (answer.get("error") instanceof Map<?, ?> error) {
            return error;
        }
        return answer.get("data") instanceof Map<?, ?> data && data.containsKey("success") ? data : answer;
    }

    private static @Nullable String message(ResponseHead head, Map<String, @Nullable Object> answer, Map<?, ?> error) {
        String message = text(error.get("message"));
        if (message == null) {
            message = text(answer.get("error"));
        }
        if (message == null && head.isSuccess()) {
            message = "the body states a failure";
        }
        return message == null ? redirect(head) : message;
    }

    private static @Nullable String redirect(ResponseHead head) {
        String location = head.header("Location");
        return head.status() / 100 == 3 && location != null ? "a redirect to " + withoutSecrets(location) : null;
    }

    /** Leaves out what may be secret in a URL: user, query, path parameters and fragment. */
    private static String withoutSecrets(String url) {
        return url.replaceFirst("[?#;].*", "").replaceFirst("^([^/]*//)?[^/]*@", "$1");
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

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text && !text.isBlank() ? text : null;
    }
}
