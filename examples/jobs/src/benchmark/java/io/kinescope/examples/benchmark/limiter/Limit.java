package io.kinescope.examples.benchmark.limiter;

import java.time.Duration;
import java.util.List;

/** The number of requests that may arrive within any period. */
record Limit(int count, Duration period) {

    /** The limits of Kinescope's API. */
    static final List<Limit> KINESCOPE =
            List.of(new Limit(10, Duration.ofSeconds(1)), new Limit(300, Duration.ofMinutes(1)));

    double perSecond() {
        return count * 1e9 / period.toNanos();
    }
}
