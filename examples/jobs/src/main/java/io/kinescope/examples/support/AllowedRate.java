package io.kinescope.examples.support;

import java.time.Duration;

/** The time that a number of requests takes under the limits of 10 in any second and 300 in any minute. */
public final class AllowedRate {

    private static final int PER_SECOND = 10;
    private static final int PER_MINUTE = 300;

    private AllowedRate() {}

    /**
     * Returns the time that a job still needs after it has sent some requests in some time: until the minutes since its
     * start allow the rest, and at least as long as the rest takes by itself.
     */
    public static Duration left(long sent, Duration elapsed, long requestsLeft) {
        Duration goingOn = until(sent + requestsLeft).minus(elapsed);
        Duration alone = until(requestsLeft);
        return goingOn.compareTo(alone) > 0 ? goingOn : alone;
    }

    /** Returns the time until the last of so many requests may be sent, if none of them waits for a response. */
    static Duration until(long requests) {
        long before = Math.max(0, requests - 1);
        return Duration.ofMinutes(before / PER_MINUTE).plusMillis(1000 * (before % PER_MINUTE) / PER_SECOND);
    }
}
