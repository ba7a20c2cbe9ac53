package io.kinescope.examples.benchmark.call;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The mean cost of a call in one round of calls, one after another; all threads of this JVM are counted. */
record Cost(double micros, double processorMicros, double bytes) {

    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private static final OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    static Cost of(Supplier<? extends Mono<?>> call, int calls) {
        long allocated = allocated();
        long processor = MACHINE.getProcessCpuTime();
        long start = System.nanoTime();
        Flux.range(0, calls).concatMap(i -> call.get(), 0).blockLast();
        double nanos = System.nanoTime() - start;
        double processorNanos = MACHINE.getProcessCpuTime() - processor;
        double bytes = allocated() - allocated;
        return new Cost(nanos / 1000 / calls, processorNanos / 1000 / calls, bytes / calls);
    }

    private static long allocated() {
        return LongStream.of(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }
}
