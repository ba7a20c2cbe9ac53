package io.kinescope.examples.benchmark.limiter;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import reactor.core.publisher.Flux;

/** Prints what limiters let pass and cost, as a table in Markdown, and draws the arrivals at the server. */
public final class LimiterBenchmark {

    private static final List<LimiterVariant> VARIANTS = List.of(
            new LimiterVariant("`TokenBucket`", Kinescope::tokenBucket),
            new LimiterVariant("Bucket4j, greedy", Bucket4j::greedy),
            new LimiterVariant("Bucket4j, intervally", Bucket4j::intervally),
            new LimiterVariant("Resilience4j", Resilience4j::operator),
            new LimiterVariant("Guava, blocking, 5 a second", Guava::blocking));
    private static final Duration FULL_LOAD = Duration.ofMinutes(2);

    private LimiterBenchmark() {}

    /**
     * Measures for about four minutes.
     *
     * @param arguments the file of the drawing, none if it is not given
     * @throws IOException if the file cannot be written
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<FullLoad> loads = Flux.fromIterable(VARIANTS)
                .flatMapSequential(
                        variant -> FullLoad.of(
                                variant.name(), List.of(variant.create().apply(Limit.KINESCOPE)), FULL_LOAD),
                        VARIANTS.size(),
                        1)
                .collectList()
                .blockOptional()
                .orElseThrow();
        List<Double> uncontended = new ArrayList<>();
        for (LimiterVariant variant : VARIANTS) {
            uncontended.add(Uncontended.nanos(variant));
        }
        double cheapest =
                uncontended.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        System.out.println(
                "| | refused | of the ideal | last call after 80 of 90 gave up | processor time a waiting call"
                        + " | bytes a waiting call | overtaken, of 100,000 | free permit, × cheapest |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|");
        for (int index = 0; index < VARIANTS.size(); index++) {
            LimiterVariant variant = VARIANTS.get(index);
            Waiters waiters = Waiters.of(variant);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f %% | %.0f %% | %.2f s | %.1f µs | %.0f | %d | %.2f |%n",
                    variant.name(),
                    100 * loads.get(index).refusedPart(),
                    100 * loads.get(index).partOfIdeal(),
                    Cancelled.lastSeconds(variant),
                    waiters.processorMicros(),
                    waiters.bytes(),
                    waiters.overtaken(),
                    uncontended.get(index) / cheapest);
        }
        if (arguments.length > 0) {
            ArrivalsDrawing.write(Path.of(arguments[0]), loads);
        }
    }
}
