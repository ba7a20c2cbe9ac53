package io.kinescope.client.ratelimit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Virtual time which counts what is asked of it. */
final class RecordingScheduler implements Scheduler {

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private int delayed;
    private int immediate;
    private int outstanding;
    private int mostOutstanding;
    private int reads;

    /** How many tasks were ever scheduled with a delay. */
    int delayed() {
        return delayed;
    }

    /** How many tasks were ever scheduled without one. */
    int immediate() {
        return immediate;
    }

    /** How many tasks are scheduled and neither ran nor were disposed of. */
    int outstanding() {
        return outstanding;
    }

    int mostOutstanding() {
        return mostOutstanding;
    }

    /** How often the clock was read: once for everything that happens, so a measure of the work done. */
    int reads() {
        return reads;
    }

    Duration time() {
        return Duration.ofNanos(clock.now(TimeUnit.NANOSECONDS));
    }

    /** The clock itself, for what does not belong to the limiter. */
    Scheduler virtual() {
        return clock;
    }

    void advance(Duration duration) {
        clock.advanceTimeBy(duration);
    }

    void advanceTo(Duration time) {
        clock.advanceTimeBy(time.minus(time()));
    }

    /** Does something at a time, unknown to the counters. */
    void at(long millis, Runnable task) {
        clock.schedule(task, Duration.ofMillis(millis).minus(time()).toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public Disposable schedule(Runnable task) {
        immediate++;
        AtomicBoolean open = open();
        return closing(open, clock.schedule(() -> run(open, task)));
    }

    @Override
    public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
        delayed++;
        AtomicBoolean open = open();
        return closing(open, clock.schedule(() -> run(open, task), delay, unit));
    }

    private AtomicBoolean open() {
        mostOutstanding = Math.max(mostOutstanding, ++outstanding);
        return new AtomicBoolean(true);
    }

    private void close(AtomicBoolean open) {
        if (open.getAndSet(false)) {
            outstanding--;
        }
    }

    private void run(AtomicBoolean open, Runnable task) {
        close(open);
        task.run();
    }

    private Disposable closing(AtomicBoolean open, Disposable task) {
        return () -> {
            close(open);
            task.dispose();
        };
    }

    @Override
    public long now(TimeUnit unit) {
        reads++;
        return clock.now(unit);
    }

    @Override
    public Worker createWorker() {
        throw new UnsupportedOperationException("A worker may pin a thread");
    }

    @Override
    public void dispose() {
        clock.dispose();
    }

    @Override
    public boolean isDisposed() {
        return clock.isDisposed();
    }
}
