package io.kinescope.client.file;

import java.util.concurrent.Callable;
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

    private static final Scheduler SCHEDULER = Schedulers.fromExecutor(new FileExecutor());

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
}
