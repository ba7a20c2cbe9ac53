package io.kinescope.examples;

import java.time.Duration;

/** What the limits of 10 requests in any second and 300 in any minute make of a number of requests. */
final class AllowedRate {

    private static final int PER_SECOND = 10;
    private static final int PER_MINUTE = 300;

    private AllowedRate() {}

    /** How long a job still takes that has sent some requests in some time: at best as long as the limits let it. */
    static Duration left(long sent, Duration elapsed, long requestsLeft) {
        Duration byMinute = until(sent + requestsLeft).minus(elapsed);
        Duration bySecond = Duration.ofMillis(1000 * requestsLeft / PER_SECOND);
        return byMinute.compareTo(bySecond) > 0 ? byMinute : bySecond;
    }

    /** When the last of so many requests may be sent, if none of them waits for an answer. */
    static Duration until(long requests) {
        long before = Math.max(0, requests - 1);
        return Duration.ofMinutes(before / PER_MINUTE).plusMillis(1000 * (before % PER_MINUTE) / PER_SECOND);
    }
}
