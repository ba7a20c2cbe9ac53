package io.kinescope.examples.benchmark.upload;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** How long a way took in every round, and how much of the processors' time, the server's included. */
final class Measurement {

    private static final OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Way way;
    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> processorSeconds = new ArrayList<>();

    Measurement(Way way) {
        this.way = way;
    }

    String name() {
        return way.name();
    }

    void round() {
        long processor = MACHINE.getProcessCpuTime();
        long start = System.nanoTime();
        way.upload().block();
        seconds.add((System.nanoTime() - start) / 1e9);
        processorSeconds.add((MACHINE.getProcessCpuTime() - processor) / 1e9);
    }

    void forget() {
        seconds.clear();
        processorSeconds.clear();
    }

    double fastest() {
        return quantile(seconds, 0);
    }

    double median() {
        return quantile(seconds, 0.5);
    }

    double processor() {
        return quantile(processorSeconds, 0.5);
    }

    private static double quantile(List<Double> values, double share) {
        return values.stream().sorted().toList().get((int) (values.size() * share));
    }
}
