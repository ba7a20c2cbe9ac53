package io.kinescope.examples.benchmark.upload;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** The duration and the processor time of a variant in every round, the server included. */
final class Measurement {

    private static final OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final UploadVariant variant;
    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> processorSeconds = new ArrayList<>();

    Measurement(UploadVariant variant) {
        this.variant = variant;
    }

    String name() {
        return variant.name();
    }

    void round() {
        long processor = MACHINE.getProcessCpuTime();
        long start = System.nanoTime();
        variant.upload().block();
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
