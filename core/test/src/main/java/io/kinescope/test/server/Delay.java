package io.kinescope.test.server;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A delay of random length, uniformly distributed.
 *
 * @param min the shortest, not negative
 * @param max the longest, not below the shortest
 */
public record Delay(Duration min, Duration max) {

    /** No delay at all. */
    public static final Delay NONE = new Delay(Duration.ZERO, Duration.ZERO);

    public Delay {
        if (min.isNegative() || max.compareTo(min) < 0) {
            throw new IllegalArgumentException("not a delay: from " + min + " to " + max);
        }
    }

    Duration draw() {
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(min.toNanos(), max.toNanos() + 1));
    }
}
