package io.kinescope.client.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/** The figures of a limiter's state: written by the one thread that processes events, and read by any without waiting. */
final class Figures {

    static final int INTERACTIVE_WAITING = 0;
    static final int BACKGROUND_WAITING = 1;
    static final int IN_FLIGHT = 2;
    static final int GRANTED = 3;
    static final int REJECTED = 4;
    static final int PAUSED_UNTIL = 5;
    static final int INTERACTIVE_START = 6;
    static final int BACKGROUND_START = 7;
    static final int REFUSED = 8;
    static final int UNSENT = 9;
    static final int LAST_COUNTED = 10;

    private final AtomicLongArray values = new AtomicLongArray(11);

    void set(int figure, long value) {
        values.setRelease(figure, value);
    }

    private long get(int figure) {
        return values.getAcquire(figure);
    }

    /** @param origin the instant from which the written ones count, by the scheduler's clock */
    LimiterState state(Scheduler scheduler, long origin) {
        long now = scheduler.now(TimeUnit.NANOSECONDS) - origin;
        return new LimiterState(
                (int) get(INTERACTIVE_WAITING),
                (int) get(BACKGROUND_WAITING),
                (int) get(now < get(LAST_COUNTED) ? IN_FLIGHT : UNSENT),
                get(GRANTED),
                get(REJECTED),
                get(REFUSED),
                pausedUntil(get(PAUSED_UNTIL) - now, scheduler),
                Duration.ofNanos(Math.max(0, get(INTERACTIVE_START) - now)),
                Duration.ofNanos(Math.max(0, get(BACKGROUND_START) - now)));
    }

    private static @Nullable Instant pausedUntil(long remaining, Scheduler scheduler) {
        return remaining <= 0
                ? null
                : Instant.ofEpochMilli(scheduler.now(TimeUnit.MILLISECONDS)).plusNanos(remaining);
    }
}
