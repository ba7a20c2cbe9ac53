package io.kinescope.client.api;

import io.kinescope.client.api.Request.Method;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.ClosedException;
import io.kinescope.client.error.DecodingException;
import io.kinescope.client.error.KinescopeException;
import io.kinescope.client.error.RateLimitedException;
import io.kinescope.client.error.TransportException;
import io.kinescope.client.ratelimit.RateLimiter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;
import reactor.util.retry.Retry.RetrySignal;

/** Decides whether a failed call is sent again, after which wait, and how long a refusal for rate pauses the limiter. */
final class Attempts {

    private static final int REQUEST_TIMEOUT = 408;

    private final RetryPolicy policy;
    private final RetryPolicy resumePolicy;
    private final RetryListener listener;
    private final DoubleSupplier random;
    private final Mono<Void> closed;

    /**
     * @param random returns numbers from 0 to 1
     * @param closed completes when the client is closed
     */
    Attempts(ApiSettings settings, DoubleSupplier random, Mono<Void> closed) {
        this(settings.retry(), settings.resumeRetry(), settings.retryListener(), random, closed);
    }

    private Attempts(
            RetryPolicy policy,
            RetryPolicy resumePolicy,
            RetryListener listener,
            DoubleSupplier random,
            Mono<Void> closed) {
        this.policy = policy;
        this.resumePolicy = resumePolicy;
        this.listener = listener;
        this.random = random;
        this.closed = closed;
    }

    /** The same decisions, but nothing is sent twice. */
    Attempts withoutRetry() {
        return new Attempts(RetryPolicy.none(), resumePolicy, listener, random, closed);
    }

    /** Resumes after failures until the policy gives up; every emitted value starts its counts anew. */
    Retry resume(Predicate<Throwable> retryable) {
        return Retry.from(signals -> {
            Failures failures = new Failures(resumePolicy, random);
            return signals.concatMap(
                    signal -> {
                        if (signal.totalRetriesInARow() == 0) {
                            failures.reset();
                        }
                        Throwable failure = signal.failure();
                        Duration wait = failures.waitAfter(failure);
                        return wait != null && !isPermanent(failure) && retryable.test(failure)
                                ? delay(wait, failure)
                                : Mono.error(failure);
                    },
                    0);
        });
    }

    /** Sends the request again as long as that is safe and may help; the last failure surfaces as it is. */
    Retry retry(Request request, RateLimiter limiter, BooleanSupplier repeatable) {
        return Retry.from(signals -> {
            Failures failures = new Failures(policy, random);
            return signals.concatMap(signal -> next(signal, failures, request, limiter, repeatable), 0);
        });
    }

    private Mono<Long> next(
            RetrySignal signal, Failures failures, Request request, RateLimiter limiter, BooleanSupplier repeatable) {
        Throwable failure = signal.failure();
        Duration wait = failures.waitAfter(failure);
        Mono<Long> next = wait != null && repeatable.getAsBoolean() && mayPass(request.method(), failure)
                ? delay(wait, failure)
                : Mono.error(failure);
        return failure instanceof RateLimitedException
                ? limiter.pause(failures.pause()).onErrorComplete().then(next)
                : next;
    }

    private Mono<Long> delay(Duration wait, Throwable failure) {
        Mono<Long> closing = closed.then(Mono.error(
                () -> failure instanceof KinescopeException known ? new ClosedException(known.operation()) : failure));
        return Mono.defer(() -> {
            report(failure, wait);
            return Mono.delay(wait).takeUntilOther(closing);
        });
    }

    private void report(Throwable failure, Duration wait) {
        try {
            listener.onRetry(failure, wait);
        } catch (RuntimeException ignored) {
            // A listener must not end the call that it is told of.
        }
    }

    private static boolean isPermanent(Throwable failure) {
        return failure instanceof TransportException broken && broken.permanent();
    }

    private static boolean mayPass(Method method, Throwable failure) {
        if (failure instanceof RateLimitedException) {
            return true;
        }
        if (failure instanceof TransportException broken) {
            return !isPermanent(failure) && (!broken.sent() || method.isIdempotent());
        }
        if (failure instanceof DecodingException unreadable) {
            return method == Method.GET && unreadable.getCause() instanceof MissingDataException;
        }
        return failure instanceof ApiException error
                && (error.status() >= 500 || error.status() == REQUEST_TIMEOUT)
                && method.isIdempotent();
    }

    /** The failures of one call so far. One failure follows another, so nothing guards the counts. */
    private static final class Failures {

        // Independent of the policy, so that none can be set up to flood a server that refuses.
        private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
        private static final Duration LONGEST_PAUSE = Duration.ofSeconds(16);

        private final RetryPolicy policy;
        private final Backoff backoff;
        private final Backoff pauses;
        private int failed;
        private int refused;
        private long firstRefused;
        private Duration pause = Duration.ZERO;

        Failures(RetryPolicy policy, DoubleSupplier random) {
            this.policy = policy;
            this.backoff = new Backoff(policy.firstBackoff(), policy.maxBackoff(), random);
            this.pauses = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, random);
        }

        void reset() {
            failed = 0;
            refused = 0;
        }

        /** Counts the failure, and returns the wait before the next attempt; null if there is none. */
        @Nullable
        Duration waitAfter(Throwable failure) {
            if (failure instanceof RateLimitedException refusal) {
                return waitAfterRefusal(refusal);
            }
            failed++;
            Duration requested = failure instanceof ApiException error ? requested(error) : Duration.ZERO;
            return failed < policy.maxAttempts() ? longer(requested, backoff.delay(failed)) : null;
        }

        private @Nullable Duration waitAfterRefusal(RateLimitedException refusal) {
            long now = Schedulers.parallel().now(TimeUnit.MILLISECONDS);
            if (refused++ == 0) {
                firstRefused = now;
            }
            Duration requested = requested(refusal);
            Duration wait = requested.isZero() ? pauses.delay(refused) : longer(requested, pauses.least(refused));
            // A little longer than the wait, so that the retry is at the head of the queue when the pause ends, and
            // that
            // processes which were refused at the same time do not come back at the same time.
            pause = wait.plus(pauses.jitter(refused));
            Duration elapsed = Duration.ofMillis(now - firstRefused);
            return elapsed.plus(wait).compareTo(policy.maxRateLimitWait()) <= 0 ? wait : null;
        }

        /** Returns how long the last refusal pauses the limiter. */
        Duration pause() {
            return pause;
        }

        private Duration requested(ApiException error) {
            Duration requested = error.error().retryAfter();
            Duration longest = policy.maxRetryAfter();
            return requested == null ? Duration.ZERO : requested.compareTo(longest) < 0 ? requested : longest;
        }

        private static Duration longer(Duration one, Duration other) {
            return one.compareTo(other) >= 0 ? one : other;
        }
    }
}
