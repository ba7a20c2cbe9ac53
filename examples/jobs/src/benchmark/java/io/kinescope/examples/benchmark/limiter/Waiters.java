package io.kinescope.examples.benchmark.limiter;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;

/** The cost of 100,000 waiting calls: processor time and memory for each, and the calls that overtook an earlier one. */
record Waiters(double processorMicros, double bytes, int overtaken) {

    private static final int CALLS = 100_000;
    private static final Limit FAST = new Limit(25_000, Duration.ofSeconds(1));
    private static final Limit CLOSED = new Limit(1, Duration.ofHours(1));
    private static final int ROUNDS = 3;

    static Waiters of(LimiterVariant variant) throws InterruptedException {
        double micros = Double.MAX_VALUE;
        int overtaken = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int[] order = new int[CALLS];
            micros = Math.min(micros, processorMicros(variant.of(FAST), order));
            overtaken = Math.max(overtaken, overtaken(order));
        }
        return new Waiters(micros, bytes(variant.of(CLOSED)), overtaken);
    }

    /** Lets all calls wait and pass, and notes in which order they passed. */
    private static double processorMicros(Limited limiter, int[] order) throws InterruptedException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        AtomicInteger place = new AtomicInteger();
        CountDownLatch passed = new CountDownLatch(CALLS);
        System.gc();
        long start = system.getProcessCpuTime();
        for (int index = 0; index < CALLS; index++) {
            int call = index;
            limiter.limit(Mono.fromRunnable(() -> {
                        order[place.getAndIncrement()] = call;
                        passed.countDown();
                    }))
                    .subscribe();
        }
        passed.await();
        return (system.getProcessCpuTime() - start) / 1e3 / CALLS;
    }

    private static int overtaken(int[] order) {
        int overtaken = 0;
        int latest = -1;
        for (int call : order) {
            if (call < latest) {
                overtaken++;
            }
            latest = Math.max(latest, call);
        }
        return overtaken;
    }

    /** The heap that a waiting call holds beside its subscriber. */
    private static double bytes(Limited limiter) {
        limiter.limit(Mono.empty()).block();
        return held(limiter.limit(Mono.never()));
    }

    private static double held(Mono<Object> call) {
        List<Caller> waiting = Stream.generate(Caller::new).limit(CALLS).toList();
        long before = usedHeap();
        waiting.forEach(call::subscribe);
        double held = (double) (usedHeap() - before) / CALLS;
        waiting.forEach(BaseSubscriber::dispose);
        return held;
    }

    private static long usedHeap() {
        for (int collection = 0; collection < 3; collection++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static final class Caller extends BaseSubscriber<Object> {}
}
