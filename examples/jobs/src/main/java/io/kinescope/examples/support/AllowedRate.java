package io.kinescope.examples.support;

import java.time.Duration;

/** What the limits of 10 requests in any second and 300 in any minute make of a number of requests. */
public final class AllowedRate {

    private static final int PER_SECOND = 10;
    private static final int PER_MINUTE = 300;

    private AllowedRate() {}

    /**
     * How long a job still takes that has sent some requests in some time: until the minutes it began allow the rest, and
     * at least as long as the rest would take by itself.
     */
    public static Duration left(long sent, Duration elapsed, long requestsLeft) {
        Duration goingOn = until(sent + requestsLeft).minus(elapsed);
        Duration alone = until(requestsLeft);
        return goingOn.compareTo(alone) > 0 ? goingOn : alone;
    }

    /** When the last of so many requests may be sent, if none of them waits for an answer. */
    public static Duration until(long requests) {
        long before = Math.max(0, requests - 1);
        return Duration.ofMinutes(before / PER_MINUTE).plusMillis(1000 * (before % PER_MINUTE) / PER_SECOND);
    }
}
