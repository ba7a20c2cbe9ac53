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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * The answer to an error of the client. It has no text of Kinescope, which may name ids.
 *
 * @param status the status of the answer
 * @param detail the explanation for the caller of the application
 * @param retryAfter the time after which the caller may try again; null if it is not known
 * @param requestId the request id of Kinescope's answer; null if there is none
 */
record Problem(
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
        String requestId = failure instanceof ApiException answer ? answer.requestId() : null;
        if (failure instanceof NotFoundException) {
            return new Problem(HttpStatus.NOT_FOUND, "Kinescope does not have what was requested.", null, requestId);
        }
        if (failure instanceof ValidationException) {
            return new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT, "Kinescope refused a value of the request.", null, requestId);
        }
        if (failure instanceof PayloadTooLargeException) {
            return new Problem(
                    HttpStatus.CONTENT_TOO_LARGE, "The content is too large for Kinescope.", null, requestId);
        }
        Duration wait = wait(failure);
        return wait == null
                ? new Problem(HttpStatus.BAD_GATEWAY, "The request to Kinescope failed.", null, requestId)
                : new Problem(HttpStatus.SERVICE_UNAVAILABLE, "Too many requests to Kinescope.", wait, requestId);
    }

    /** Returns null if the failure is not one of too many requests. */
    private static @Nullable Duration wait(KinescopeException failure) {
        if (failure instanceof WaitTooLongException refused) {
            return refused.expectedWait();
        }
        if (failure instanceof RateLimitedException refused) {
            return refused.retryAfter() == null ? SHORTLY : refused.retryAfter();
        }
        return failure instanceof ClosedException ? SHORTLY : null;
    }

    /** Returns the time in whole seconds, at least one, so that the caller does not come too early. */
    @Nullable
    String retryAfterSeconds() {
        return retryAfter == null
                ? null
                : Long.toString(
                        Math.max(1, retryAfter.plusSeconds(1).minusNanos(1).toSeconds()));
    }

    ProblemDetail body() {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        if (requestId != null) {
            body.setProperty("requestId", requestId);
        }
        return body;
    }
}
