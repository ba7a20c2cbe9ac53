package io.kinescope.examples.benchmark.upload;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.content.Content;
import io.kinescope.examples.benchmark.support.ChildJvm;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Uploads 1 GiB four times at once, in a JVM of its own, and prints the most memory that it held meanwhile. */
final class MemoryMeasurement {

    private static final int UPLOADS = 4;
    private static final long GIB = 1024L * 1024 * 1024;
    private static final double MIB = 1024 * 1024;

    private MemoryMeasurement() {}

    static void print(Path directory, Certificate certificate, String url) throws IOException, InterruptedException {
        Path file = directory.resolve("large.mp4");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(GIB);
        }
        // So Netty's direct buffers are counted with all others.
        List<String> options = List.of("-Xmx32m", "-XX:+UseSerialGC", "-Dio.netty.maxDirectMemory=0");
        ProcessBuilder uploads = ChildJvm.of(
                options,
                MemoryMeasurement.class,
                url,
                file.toString(),
                certificate.store().toString());
        if (uploads.inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("the uploads failed");
        }
    }

    public static void main(String[] arguments) throws Exception {
        String url = arguments[0];
        Content file = Content.of(Path.of(arguments[1]));
        SslContext tls = new Certificate(Path.of(arguments[2])).client();
        try (KinescopeClient client = KinescopeClient.builder()
                .token("00000000-0000-0000-0000-000000000000")
                .http(http -> http.secure(spec -> spec.sslContext(tls)))
                .build()) {
            client.uploads().send(url, Content.of(new byte[1])).block();
            double before = heap() + direct();
            List<double[]> samples = Flux.interval(Duration.ofMillis(500), Schedulers.boundedElastic())
                    .onBackpressureDrop()
                    .map(tick -> new double[] {heap(), direct()})
                    .takeUntilOther(Flux.range(0, UPLOADS)
                            .flatMap(i -> client.uploads().send(url, file), UPLOADS)
                            .then())
                    .collectList()
                    .blockOptional()
                    .orElseThrow();
            System.out.println();
            System.out.println(
                    "| MiB of memory, four uploads of 1 GiB at once | client at rest | heap after a collection |"
                            + " direct buffers | together | for the uploads |");
            System.out.println("|---|--:|--:|--:|--:|--:|");
            double most = most(samples, sample -> sample[0] + sample[1]);
            System.out.printf(
                    Locale.ROOT,
                    "| at most | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
                    before,
                    most(samples, sample -> sample[0]),
                    most(samples, sample -> sample[1]),
                    most,
                    most - before);
        }
    }

    private static double most(List<double[]> samples, ToDoubleFunction<double[]> value) {
        return samples.stream().mapToDouble(value).max().orElse(0);
    }

    /** What is left after a collection. */
    private static double heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
    }

    private static double direct() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .filter(pool -> pool.getName().equals("direct"))
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum()
                / MIB;
    }
}
