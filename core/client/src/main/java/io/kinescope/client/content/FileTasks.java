package io.kinescope.client.content;

import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The threads on which files are read and written, shared by all clients of a JVM: at most 16 daemon threads named
 * {@code kinescope-file-n}, which end after 30 seconds without work.
 *
 * <p>They are separate from {@link Schedulers#boundedElastic()}, so that an upload proceeds even if all threads there
 * wait for uploads. Only file operations run on them: the results of {@link #call} are emitted on {@link
 * Schedulers#parallel()}.
 */
public final class FileTasks {

    private static final int MAX_THREADS = 16;
    private static final int KEEP_ALIVE_SECONDS = 30;

    private static final AtomicInteger THREADS = new AtomicInteger();
    private static final Scheduler SCHEDULER = Schedulers.fromExecutorService(executor(), "kinescope-file");

    private FileTasks() {}

    /**
     * Runs a task that may block.
     *
     * @param task the task; null completes without a result
     * @param <T> the type of the result
     * @return the result, on a thread of {@link Schedulers#parallel()}
     */
    public static <T> Mono<T> call(Callable<T> task) {
        return Mono.fromCallable(task).subscribeOn(SCHEDULER).publishOn(Schedulers.parallel());
    }

    static Scheduler scheduler() {
        return SCHEDULER;
    }

    private static ThreadPoolExecutor executor() {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                MAX_THREADS,
                MAX_THREADS,
                KEEP_ALIVE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                FileTasks::thread);
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    /** The threads outlive their first caller, so they inherit neither its thread locals nor its class loader. */
    private static Thread thread(Runnable task) {
        Thread thread = new Thread(null, task, "kinescope-file-" + THREADS.incrementAndGet(), 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(FileTasks.class.getClassLoader());
        return thread;
    }
}
