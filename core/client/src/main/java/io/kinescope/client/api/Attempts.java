package io.kinescope.client.api;

import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.RateLimitedException;
import io.kinescope.client.error.TransportException;
import io.kinescope.client.ratelimit.RateLimiter;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Decides whether a failed call is sent again, after which wait, and how long a refusal for rate holds back others. */
final class Attempts {

    private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 20;

    private final RetryPolicy policy;
    private final DoubleSupplier random;

    /** Takes randomness as numbers from 0 to 1. */
    Attempts(RetryPolicy policy, DoubleSupplier random) {
        this.policy = policy;
        this.random = random;
    }

    /** The same decisions, but nothing is sent twice. */
    Attempts withoutRetry() {
        return new Attempts(policy.maxAttempts(1), random);
    }

    /** Resumes after failures, until as many in a row as the policy allows attempts; the last failure surfaces. */
    Retry resume(Predicate<Throwable> retryable) {
        return Retry.from(failures -> failures.concatMap(
                signal -> {
                    Throwable failure = signal.failure();
                    long failed = signal.totalRetriesInARow() + 1;
                    boolean again = failed < policy.maxAttempts() && retryable.test(failure);
                    return again ? Mono.delay(wait(failure, failed)) : Mono.error(failure);
                },
                0));
    }

    /** Sends the request again as long as that is safe and worth it; the last failure surfaces as it is. */
    Retry retry(Request request, RateLimiter limiter, BooleanSupplier repeatable) {
        return Retry.from(failures -> failures.concatMap(
                signal -> {
                    Throwable failure = signal.failure();
                    long failed = signal.totalRetries() + 1;
                    boolean again =
                            failed < policy.maxAttempts() && repeatable.getAsBoolean() && isWorthIt(request, failure);
                    Mono<Long> next = again ? Mono.delay(wait(failure, failed)) : Mono.error(failure);
                    return failure instanceof RateLimitedException refusal
                            ? limiter.pause(pause(refusal, failed))
                                    .onErrorComplete()
                                    .then(next)
                            : next;
                },
                0));
    }

    private static boolean isWorthIt(Request request, Throwable failure) {
        if (failure instanceof RateLimitedException) {
            return true;
        }
        if (failure instanceof TransportException broken) {
            return !broken.sent() || request.method().isIdempotent();
        }
        return failure instanceof ApiException error
                && error.status() >= 500
                && request.method().isIdempotent();
    }

    private Duration wait(Throwable failure, long failed) {
        Duration asked = failure instanceof ApiException error ? asked(error) : null;
        return asked != null ? asked : backoff(failed);
    }

    private Duration backoff(long failed) {
        Duration first = shorter(policy.firstBackoff(), policy.maxBackoff());
        Duration longest = shorter(doubled(first, failed - 1), policy.maxBackoff());
        return Duration.ofNanos((long) (longest.toNanos() * random.getAsDouble()));
    }

    /**
     * Where the API does not say how long, it is a second first, in case the limit per second was met, and soon as long
     * as the limit per minute needs to open again.
     */
    private Duration pause(RateLimitedException refusal, long failed) {
        Duration asked = asked(refusal);
        return asked != null ? asked : shorter(doubled(SHORTEST_WINDOW, 2 * (failed - 1)), policy.maxBackoff());
    }

    private @Nullable Duration asked(ApiException error) {
        Duration asked = error.error().retryAfter();
        return asked == null || asked.isZero() ? null : shorter(asked, policy.maxRetryAfter());
    }

    private static Duration doubled(Duration duration, long times) {
        return duration.multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
