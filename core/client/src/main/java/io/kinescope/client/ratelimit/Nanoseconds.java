package io.kinescope.client.ratelimit;

import java.time.Duration;

/** Arithmetic on instants and durations in nanoseconds that saturates at {@link #NEVER} instead of overflowing. */
final class Nanoseconds {

    static final long NEVER = Long.MAX_VALUE;

    private Nanoseconds() {}

    static long of(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException beyondThreeCenturies) {
            return duration.isNegative() ? Long.MIN_VALUE : NEVER;
        }
    }

    /** Adds two numbers that are not negative. */
    static long sum(long instant, long duration) {
        long sum = instant + duration;
        return sum < 0 ? NEVER : sum;
    }

    /** Multiplies two numbers that are not negative. */
    static long product(long factor, long duration) {
        return factor != 0 && duration > NEVER / factor ? NEVER : factor * duration;
    }
}
