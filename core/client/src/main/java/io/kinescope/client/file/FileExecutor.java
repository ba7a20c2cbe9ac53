package io.kinescope.client.file;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.scheduler.Schedulers;

/**
 * A pool of up to 16 daemon threads for tasks that block, each of which ends after 30 seconds without work. Unlike
 * {@code ThreadPoolExecutor} it has no lock, since tasks are submitted on event loops.
 */
final class FileExecutor implements Executor {

    static final int MAX_THREADS = 16;

    private static final int KEEP_ALIVE_SECONDS = 30;

    private final LinkedTransferQueue<Runnable> tasks = new LinkedTransferQueue<>();
    private final AtomicInteger threads = new AtomicInteger();
    private final AtomicInteger started = new AtomicInteger();

    @Override
    public void execute(Runnable command) {
        Runnable task = Schedulers.onSchedule(command);
        if (!tasks.tryTransfer(task)) {
            tasks.add(task);
            if (enter()) {
                start();
            }
        }
    }

    /** Counts one more thread, unless there are enough. */
    private boolean enter() {
        return threads.getAndUpdate(count -> Math.min(count + 1, MAX_THREADS)) < MAX_THREADS;
    }

    /** A thread outlives its first task, so it inherits neither the thread locals nor the class loader of the caller. */
    private void start() {
        Thread thread = new Thread(null, this::work, "kinescope-file-" + started.incrementAndGet(), 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(FileExecutor.class.getClassLoader());
        try {
            thread.start();
        } catch (Throwable noThread) {
            threads.decrementAndGet();
            throw noThread;
        }
    }

    private void work() {
        do {
            workUntilIdle();
            threads.decrementAndGet();
            // A task that was added meanwhile may have found the number of threads at its limit.
        } while (!tasks.isEmpty() && enter());
    }

    private void workUntilIdle() {
        while (true) {
            Runnable task;
            try {
                task = tasks.poll(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                continue;
            }
            if (task == null) {
                return;
            }
            try {
                task.run();
            } catch (RuntimeException | Error failure) {
                Thread current = Thread.currentThread();
                current.getUncaughtExceptionHandler().uncaughtException(current, failure);
            }
        }
    }
}
