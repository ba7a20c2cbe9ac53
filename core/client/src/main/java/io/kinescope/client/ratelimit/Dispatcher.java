package io.kinescope.client.ratelimit;

import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.util.concurrent.Queues;

/**
 * Starts calls that have a permit, one after another, on the scheduler. Starting a call runs foreign code, which may take
 * long, fail or subscribe to more calls. Here it neither holds up the limiter's state nor nests, however many calls fail
 * at once.
 */
final class Dispatcher implements Runnable {

    private final Queue<LimitedSubscriber<?>> ready =
            Queues.<LimitedSubscriber<?>>unboundedMultiproducer().get();
    private final AtomicInteger work = new AtomicInteger();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile @Nullable Thread running;

    boolean isIdle() {
        return ready.isEmpty();
    }

    void add(LimitedSubscriber<?> call) {
        ready.offer(call);
    }

    /** Schedules a run for the calls that are ready, or runs here if the scheduler fails. */
    void schedule(Scheduler scheduler) {
        if (isIdle() || running == Thread.currentThread()) {
            return;
        }
        // A scheduler that was disposed may have dropped the run that was scheduled.
        if (!scheduled.compareAndSet(false, true) && !scheduler.isDisposed()) {
            return;
        }
        try {
            scheduler.schedule(this);
        } catch (Throwable rejected) {
            // Also an Error, such as that no thread can be created: the calls have a permit and must not wait for ever.
            run();
        }
    }

    @Override
    public void run() {
        // First of all, so that a call added too late for this run schedules another one.
        scheduled.set(false);
        if (work.getAndIncrement() != 0) {
            return;
        }
        int missed = 1;
        do {
            running = Thread.currentThread();
            startReady();
            running = null;
            missed = work.addAndGet(-missed);
        } while (missed != 0);
    }

    private void startReady() {
        LimitedSubscriber<?> call;
        while ((call = ready.poll()) != null) {
            try {
                call.startElsewhere();
            } catch (Throwable fatal) {
                // A subscriber that throws against the specification must not strand the others.
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, fatal);
            }
        }
    }
}
