package io.kinescope.client.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FileExecutorTest {

    private final FileExecutor executor = new FileExecutor();

    @Test
    void runsEveryTaskOnSoManyThreadsAtMost() throws InterruptedException {
        int submitters = 8;
        int each = 2_000;
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch left = new CountDownLatch(submitters * each);
        for (int i = 0; i < submitters; i++) {
            Thread submitter = new Thread(() -> {
                for (int j = 0; j < each; j++) {
                    executor.execute(() -> {
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                        threads.add(Thread.currentThread());
                        running.decrementAndGet();
                        left.countDown();
                    });
                }
            });
            submitter.start();
        }
        assertThat(left.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(most.get()).isLessThanOrEqualTo(FileExecutor.MAX_THREADS);
        assertThat(threads).hasSizeLessThanOrEqualTo(FileExecutor.MAX_THREADS).allMatch(Thread::isDaemon);
    }

    @Test
    void tasksThatBlockHoldUpOthersOnlyWhenAllThreadsDo() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        for (int i = 1; i < FileExecutor.MAX_THREADS; i++) {
            executor.execute(() -> await(release));
        }
        CountDownLatch ran = new CountDownLatch(1);
        executor.execute(ran::countDown);
        assertThat(ran.await(1, TimeUnit.MINUTES)).isTrue();
        release.countDown();
    }

    @Test
    void aTaskThatFailsEndsNoThread() throws InterruptedException {
        CountDownLatch reported = new CountDownLatch(1);
        CountDownLatch ran = new CountDownLatch(1);
        executor.execute(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> reported.countDown());
            throw new IllegalStateException("broken");
        });
        assertThat(reported.await(1, TimeUnit.MINUTES)).isTrue();
        executor.execute(ran::countDown);
        assertThat(ran.await(1, TimeUnit.MINUTES)).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
