package io.kinescope.examples.benchmark.call;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;
import reactor.core.publisher.Flux;

/** The mean cost of a call in one round of calls, one after another; all threads of this JVM are counted. */
record Cost(String subject, String variant, double micros, double processorMicros, double bytes) {

    private static final String SEPARATOR = "\t";
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private static final OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    static Cost of(String subject, CallVariant variant, int calls) {
        long allocated = allocated();
        long processor = MACHINE.getProcessCpuTime();
        long start = System.nanoTime();
        Flux.range(0, calls).concatMap(i -> variant.call().get(), 0).blockLast();
        double nanos = System.nanoTime() - start;
        double processorNanos = MACHINE.getProcessCpuTime() - processor;
        double bytes = allocated() - allocated;
        return new Cost(subject, variant.name(), nanos / 1000 / calls, processorNanos / 1000 / calls, bytes / calls);
    }

    private static long allocated() {
        return LongStream.of(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }

    /** Writes the cost as a line, for another JVM to read. */
    String write() {
        return String.join(
                SEPARATOR,
                subject,
                variant,
                Double.toString(micros),
                Double.toString(processorMicros),
                Double.toString(bytes));
    }

    static Cost read(String line) {
        String[] fields = line.split(SEPARATOR, -1);
        return new Cost(
                fields[0],
                fields[1],
                Double.parseDouble(fields[2]),
                Double.parseDouble(fields[3]),
                Double.parseDouble(fields[4]));
    }
}
