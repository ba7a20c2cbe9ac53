package io.kinescope.client.api;

import java.time.Duration;

/**
 * How often a call is tried, and how long it waits in between.
 *
 * <p>Whether a failure is worth another try is not for this policy to say: a refusal for rate (429) always is; a server
 * error or a broken connection is where repeating is safe, and anything is while nothing of the request was written.
 *
 * <p>The wait before try <i>n</i>+1 is random between zero and {@code firstBackoff} · 2<sup>n−1</sup>, and never more
 * than {@code maxBackoff}. If the API names a wait, that is kept instead, up to {@code maxRetryAfter}.
 *
 * @param maxAttempts how often a call is sent at most, the first time included; at least 1
 * @param firstBackoff the longest wait before the second try
 * @param maxBackoff the longest wait before any try
 * @param maxRetryAfter the longest wait the API can ask for
 */
public record RetryPolicy(int maxAttempts, Duration firstBackoff, Duration maxBackoff, Duration maxRetryAfter) {

    private static final RetryPolicy STANDARD =
            new RetryPolicy(5, Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofMinutes(2));

    /**
     * Checks the values.
     *
     * @param maxAttempts how often a call is sent at most, the first time included
     * @param firstBackoff the longest wait before the second try
     * @param maxBackoff the longest wait before any try
     * @param maxRetryAfter the longest wait the API can ask for
     */
    public RetryPolicy {
        if (maxAttempts < 1) {
            throw new IllegalArgumentException(
                    "maxAttempts counts the first try too, so it is at least 1, not " + maxAttempts);
        }
        check("firstBackoff", firstBackoff);
        check("maxBackoff", maxBackoff);
        check("maxRetryAfter", maxRetryAfter);
    }

    /**
     * Returns the default: 5 attempts, backoff from 500 ms up to 30 s, a wait of up to 2 min at the API's word.
     *
     * @return the default policy
     */
    public static RetryPolicy standard() {
        return STANDARD;
    }

    /**
     * Returns the policy that tries once.
     *
     * @return the policy without a second try
     */
    public static RetryPolicy none() {
        return STANDARD.maxAttempts(1);
    }

    /**
     * Sets how often a call is sent at most, the first time included.
     *
     * @param attempts at least 1
     * @return a changed copy
     */
    public RetryPolicy maxAttempts(int attempts) {
        return new RetryPolicy(attempts, firstBackoff, maxBackoff, maxRetryAfter);
    }

    /**
     * Sets the longest wait before the second try; it doubles from there.
     *
     * @param wait from zero to 24 hours
     * @return a changed copy
     */
    public RetryPolicy firstBackoff(Duration wait) {
        return new RetryPolicy(maxAttempts, wait, maxBackoff, maxRetryAfter);
    }

    /**
     * Sets the longest wait before any try.
     *
     * @param wait from zero to 24 hours
     * @return a changed copy
     */
    public RetryPolicy maxBackoff(Duration wait) {
        return new RetryPolicy(maxAttempts, firstBackoff, wait, maxRetryAfter);
    }

    /**
     * Sets the longest wait that the API can ask for with {@code Retry-After}.
     *
     * @param wait from zero to 24 hours
     * @return a changed copy
     */
    public RetryPolicy maxRetryAfter(Duration wait) {
        return new RetryPolicy(maxAttempts, firstBackoff, maxBackoff, wait);
    }

    private static void check(String name, Duration wait) {
        if (wait.isNegative() || wait.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(name + " must be from 0 to 24 hours, not " + wait);
        }
    }
}
