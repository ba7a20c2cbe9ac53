package io.kinescope.client.ratelimit;

import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/** The single timer of a limiter: it is set for at most one instant at a time. */
final class Timer {

    // Not every scheduler can add a delay of centuries to its clock, so a longer wait is checked once a day.
    private static final long LONGEST_DELAY = TimeUnit.DAYS.toNanos(1);

    private final LongConsumer callback;
    private @Nullable Disposable task;
    private long dueAt;
    private long number;

    /**
     * @param callback receives the number of the expired setting on a thread of the scheduler, and reports it to
     *     {@link #expired(long)}
     */
    Timer(LongConsumer callback) {
        this.callback = callback;
    }

    /** Sets the timer for the instant or earlier: an early expiry costs less than setting the timer anew. */
    void set(long instant, long now, Scheduler scheduler) {
        if (task != null && dueAt <= instant) {
            return;
        }
        clear();
        if (instant == Nanoseconds.NEVER) {
            return;
        }
        long delay = Math.min(instant - now, LONGEST_DELAY);
        long current = ++number;
        dueAt = now + delay;
        task = scheduler.schedule(() -> callback.accept(current), delay, TimeUnit.NANOSECONDS);
    }

    void clear() {
        if (task != null) {
            task.dispose();
            task = null;
        }
    }

    /** Ignores a setting that was cleared too late to stop its task, so that it is not taken for the current one. */
    void expired(long which) {
        if (which == number) {
            task = null;
        }
    }
}
