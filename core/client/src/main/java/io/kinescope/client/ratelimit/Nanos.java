package io.kinescope.client.ratelimit;

import java.time.Duration;

/** Instants and durations in nanoseconds which stop at {@link #NEVER} where they would overflow. */
final class Nanos {

    static final long NEVER = Long.MAX_VALUE;

    private Nanos() {}

    static long of(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException beyondThreeCenturies) {
            return duration.isNegative() ? Long.MIN_VALUE : NEVER;
        }
    }

    /** Adds two numbers which are not negative. */
    static long sum(long instant, long duration) {
        long sum = instant + duration;
        return sum < 0 ? NEVER : sum;
    }
}
