package io.kinescope.client.api;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Waits that double from a first to a longest one. Of each, one half is certain and the other half random. */
record Backoff(Duration first, Duration longest, DoubleSupplier random) {

    private static final int MAX_DOUBLINGS = 20;

    /** Returns the wait after the failure with this number, counted from 1. */
    Duration delay(long number) {
        return least(number).plus(jitter(number));
    }

    Duration least(long number) {
        return step(number).dividedBy(2);
    }

    Duration jitter(long number) {
        return Duration.ofNanos((long) (least(number).toNanos() * random.getAsDouble()));
    }

    private Duration step(long number) {
        Duration doubled = first.multipliedBy(1L << Math.min(number - 1, MAX_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
