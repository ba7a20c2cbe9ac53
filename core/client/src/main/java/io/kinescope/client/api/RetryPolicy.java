package io.kinescope.client.api;

import java.time.Duration;
import java.util.Objects;

/**
 * The number of attempts of a call, and the waits between them.
 *
 * <p>The policy does not decide which failures are repeated: a server error (5xx, 408, 421, 425) or a broken
 * connection is repeated where that is safe, and any request of which nothing was written. Failures that cannot pass are
 * never repeated.
 *
 * <p>The wait before attempt <i>n</i>+1 is random between one half and the whole of {@code firstBackoff} ·
 * 2<sup>n−1</sup>, and never more than {@code maxBackoff}. A longer wait that the server requests with
 * {@code Retry-After} is kept up to {@code maxRetryAfter}.
 *
 * <p>A refusal for rate (429) is not a failure but a request to wait. It is repeated for every method, does not count as
 * an attempt, and has a time of its own, {@code maxRateLimitWait}. Its waits do not depend on the backoff of the policy:
 * they are at least 250 ms, double up to 16 s, and pause the limiter for all calls.
 *
 * @param maxAttempts the maximum number of attempts, the first one included; at least 1
 * @param firstBackoff the longest wait before the second attempt
 * @param maxBackoff the longest wait before any attempt
 * @param maxRetryAfter the longest wait that the server can request
 * @param maxRateLimitWait the longest time from the first refusal for rate to the last attempt; 0 repeats none
 */
public record RetryPolicy(
        int maxAttempts,
        Duration firstBackoff,
        Duration maxBackoff,
        Duration maxRetryAfter,
        Duration maxRateLimitWait) {

    private static final RetryPolicy STANDARD = new RetryPolicy(
            5, Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(5));

    private static final RetryPolicy PATIENT = new RetryPolicy(
            30, Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofHours(1));

    /**
     * Checks the values.
     *
     * @param maxAttempts the maximum number of attempts, the first one included; at least 1
     * @param firstBackoff the longest wait before the second attempt
     * @param maxBackoff the longest wait before any attempt
     * @param maxRetryAfter the longest wait that the server can request
     * @param maxRateLimitWait the longest time from the first refusal for rate to the last attempt
     */
    public RetryPolicy {
        if (maxAttempts < 1) {
            throw new IllegalArgumentException(
                    "maxAttempts counts the first attempt too, so it is at least 1, not " + maxAttempts);
        }
        check("firstBackoff", firstBackoff);
        check("maxBackoff", maxBackoff);
        check("maxRetryAfter", maxRetryAfter);
        check("maxRateLimitWait", maxRateLimitWait);
    }

    /**
     * Returns the default, short enough for a web request: 5 attempts with waits from 500 ms on, which add up to between
     * 3.75 and 7.5 s; a wait of up to 2 minutes if the server requests it; refusals for rate are repeated for 5 minutes.
     *
     * @return the default policy
     */
    public static RetryPolicy standard() {
        return STANDARD;
    }

    /**
     * Returns the policy for jobs, which rides out every outage of up to 6 minutes: 30 attempts with waits from 500 ms up
     * to 30 s, which add up to between 6 and 12 minutes; a wait of up to 10 minutes if the server requests it; refusals
     * for rate are repeated for an hour.
     *
     * @return the policy for jobs
     */
    public static RetryPolicy patient() {
        return PATIENT;
    }

    /**
     * Returns the policy that sends every call once.
     *
     * @return the policy without retries
     */
    public static RetryPolicy none() {
        return STANDARD.maxAttempts(1).maxRateLimitWait(Duration.ZERO);
    }

    /**
     * Sets the maximum number of attempts, the first one included.
     *
     * @param attempts at least 1
     * @return a changed copy
     */
    public RetryPolicy maxAttempts(int attempts) {
        return new RetryPolicy(attempts, firstBackoff, maxBackoff, maxRetryAfter, maxRateLimitWait);
    }

    /**
     * Sets the longest wait before the second attempt; it doubles with every further attempt.
     *
     * @param wait from zero to 24 hours
     * @return a changed copy
     */
    public RetryPolicy firstBackoff(Duration wait) {
        return new RetryPolicy(maxAttempts, wait, maxBackoff, maxRetryAfter, maxRateLimitWait);
    }

    /**
     * Sets the longest wait before any attempt.
     *
     * @param wait from zero to 24 hours
     * @return a changed copy
     */
    public RetryPolicy maxBackoff(Duration wait) {
        return new RetryPolicy(maxAttempts, firstBackoff, wait, maxRetryAfter, maxRateLimitWait);
    }

    /**
     * Sets the longest wait that the server can request with {@code Retry-After}.
     *
     * @param wait from zero to 24 hours
     * @return a changed copy
     */
    public RetryPolicy maxRetryAfter(Duration wait) {
        return new RetryPolicy(maxAttempts, firstBackoff, maxBackoff, wait, maxRateLimitWait);
    }

    /**
     * Sets how long a call is repeated after refusals for rate (429), from the first of them on.
     *
     * @param wait from zero, which repeats none, to 24 hours
     * @return a changed copy
     */
    public RetryPolicy maxRateLimitWait(Duration wait) {
        return new RetryPolicy(maxAttempts, firstBackoff, maxBackoff, maxRetryAfter, wait);
    }

    private static void check(String name, Duration wait) {
        if (Objects.requireNonNull(wait, name + " must not be null").isNegative()
                || wait.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(name + " must be from 0 to 24 hours, not " + wait);
        }
    }
}
