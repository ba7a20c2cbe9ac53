package io.kinescope.client.api;

import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.RateLimitedException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

/** The waits of one call after its failures so far. One failure follows another, so nothing guards the counts. */
final class RetryWaits {

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

    RetryWaits(RetryPolicy policy, DoubleSupplier random) {
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
        // A little longer than the wait, so that the retry is at the head of the queue when the pause ends, and that
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
