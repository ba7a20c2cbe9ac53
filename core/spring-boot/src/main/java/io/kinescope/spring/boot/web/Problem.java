package io.kinescope.spring.boot.web;

import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.ClosedException;
import io.kinescope.client.error.KinescopeException;
import io.kinescope.client.error.NotFoundException;
import io.kinescope.client.error.PayloadTooLargeException;
import io.kinescope.client.error.RateLimitedException;
import io.kinescope.client.error.SourceException;
import io.kinescope.client.error.StoreException;
import io.kinescope.client.error.ValidationException;
import io.kinescope.client.error.WaitTooLongException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/**
 * The answer to an error of the client. It has no text of Kinescope, which may name ids.
 *
 * @param error the class of the error
 * @param status the status of the answer
 * @param detail the explanation for the caller of the application, unless a message source has another
 * @param retryAfter the time after which the caller may try again; null if it is not known
 * @param requestId the request id of Kinescope's answer; null if there is none
 */
record Problem(
        Class<? extends KinescopeException> error,
        HttpStatus status,
        String detail,
        @Nullable Duration retryAfter,
        @Nullable String requestId) {

    private static final Duration SHORTLY = Duration.ofSeconds(1);

    /** Returns null for failures on the side of the application itself. */
    static @Nullable Problem of(KinescopeException failure) {
        if (failure instanceof SourceException || failure instanceof StoreException) {
            return null;
        }
        if (failure instanceof NotFoundException) {
            return of(failure, HttpStatus.NOT_FOUND, "Kinescope does not have what was requested.", null);
        }
        if (failure instanceof ValidationException) {
            return of(failure, HttpStatus.UNPROCESSABLE_CONTENT, "Kinescope refused a value of the request.", null);
        }
        if (failure instanceof PayloadTooLargeException) {
            return of(failure, HttpStatus.CONTENT_TOO_LARGE, "The content is too large for Kinescope.", null);
        }
        if (failure instanceof ClosedException) {
            return of(failure, HttpStatus.SERVICE_UNAVAILABLE, "The application is stopping.", SHORTLY);
        }
        Duration wait = wait(failure);
        return wait == null
                ? of(failure, HttpStatus.BAD_GATEWAY, "The request to Kinescope failed.", null)
                : of(failure, HttpStatus.SERVICE_UNAVAILABLE, "Too many requests to Kinescope.", wait);
    }

    private static Problem of(
            KinescopeException failure, HttpStatus status, String detail, @Nullable Duration retryAfter) {
        String requestId = failure instanceof ApiException answer ? answer.requestId() : null;
        return new Problem(failure.getClass(), status, detail, retryAfter, requestId);
    }

    /** Returns null if the failure is not one of too many requests. */
    private static @Nullable Duration wait(KinescopeException failure) {
        if (failure instanceof WaitTooLongException refused) {
            return refused.expectedWait();
        }
        if (failure instanceof RateLimitedException refused) {
            return refused.retryAfter() == null ? SHORTLY : refused.retryAfter();
        }
        return null;
    }

    /** Returns the time in whole seconds, at least one, so that the caller does not come too early. */
    @Nullable
    Long retryAfterSeconds() {
        return retryAfter == null
                ? null
                : Math.max(1, retryAfter.plusSeconds(1).minusNanos(1).toSeconds());
    }

    /** Returns the body with the texts of a message source, which may have them for some languages only or not at all. */
    ProblemDetail body(MessageSource messages, Locale language) {
        ProblemDetail body = ProblemDetail.forStatus(status);
        body.setTitle(messages.getMessage(
                text(ErrorResponse::getDefaultTitleMessageCode, status.getReasonPhrase()), language));
        body.setDetail(messages.getMessage(
                text(type -> ErrorResponse.getDefaultDetailMessageCode(type, null), detail), language));
        if (requestId != null) {
            body.setProperty("requestId", requestId);
        }
        return body;
    }

    /** Has the codes that Spring has for an exception, and those of the superclasses for texts that several share. */
    private MessageSourceResolvable text(Function<Class<?>, String> code, String text) {
        String[] codes = Stream.<Class<?>>iterate(
                        error, KinescopeException.class::isAssignableFrom, Class::getSuperclass)
                .map(code)
                .toArray(String[]::new);
        Long seconds = retryAfterSeconds();
        return new DefaultMessageSourceResolvable(
                codes, seconds == null ? new Object[0] : new Object[] {seconds}, text);
    }
}
