package io.kinescope.client.ratelimit;

import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/** The one timer of a limiter: at any time it is set for one instant or for none. */
final class Alarm {

    // Not every scheduler can add a delay of centuries to its clock. Whoever waits that long is woken once a day.
    private static final long LONGEST = TimeUnit.DAYS.toNanos(1);

    private final LongConsumer bell;
    private @Nullable Disposable timer;
    private long dueAt;
    private long number;

    /**
     * @param bell is told the number of the timer that went off, on the scheduler; it hands it to {@link #wentOff(long)}
     */
    Alarm(LongConsumer bell) {
        this.bell = bell;
    }

    /** Goes off at the instant or earlier: an alarm too early costs less than setting it anew. */
    void set(long instant, long now, Scheduler scheduler) {
        if (timer != null && dueAt <= instant) {
            return;
        }
        clear();
        if (instant == Nanos.NEVER) {
            return;
        }
        long delay = Math.min(instant - now, LONGEST);
        long current = ++number;
        dueAt = now + delay;
        timer = scheduler.schedule(() -> bell.accept(current), delay, TimeUnit.NANOSECONDS);
    }

    void clear() {
        if (timer != null) {
            timer.dispose();
            timer = null;
        }
    }

    /** A timer that was cleared too late to be stopped must not pass for the one that was set after it. */
    void wentOff(long which) {
        if (which == number) {
            timer = null;
        }
    }
}
