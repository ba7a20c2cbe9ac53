package io.kinescope.client.ratelimit;

import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.util.concurrent.Queues;

/**
 * Starts the calls whose turn has come, one after another, on the scheduler. Starting runs foreign code, which may take
 * its time, fail or subscribe to more calls: so it neither holds up the books nor nests, however many calls fail at once.
 */
final class Starter implements Runnable {

    private final Queue<Waiter<?>> ready =
            Queues.<Waiter<?>>unboundedMultiproducer().get();
    private final AtomicInteger work = new AtomicInteger();
    private final AtomicBoolean requested = new AtomicBoolean();
    private volatile @Nullable Thread running;

    boolean isIdle() {
        return ready.isEmpty();
    }

    void add(Waiter<?> waiter) {
        ready.offer(waiter);
    }

    /** Sees to it that whoever is ready is started on the scheduler, or here if the scheduler takes no tasks. */
    void wake(Scheduler scheduler) {
        if (isIdle() || running == Thread.currentThread()) {
            return;
        }
        // A scheduler that was disposed may have dropped the run it was asked for.
        if (!requested.compareAndSet(false, true) && !scheduler.isDisposed()) {
            return;
        }
        try {
            scheduler.schedule(this);
        } catch (RuntimeException rejected) {
            run();
        }
    }

    @Override
    public void run() {
        // First of all, so that who comes too late for this run asks for another one.
        requested.set(false);
        if (work.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            running = Thread.currentThread();
            startReady();
            running = null;
            seen = work.addAndGet(-seen);
        } while (seen != 0);
    }

    private void startReady() {
        Waiter<?> waiter;
        while ((waiter = ready.poll()) != null) {
            try {
                waiter.start();
            } catch (Throwable fatal) {
                // What one subscriber throws against the rules must not strand the others.
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, fatal);
            }
        }
    }
}
