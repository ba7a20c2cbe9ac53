package io.kinescope.examples.benchmark.priority;

import java.util.List;
import java.util.Locale;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Prints how long interactive calls take alone and beside an export of all videos, as a table in Markdown. */
public final class PriorityBenchmark {

    private static final int READ_AHEAD = 8;
    private static final PriorityVariant ALONE = new PriorityVariant("alone", client -> Flux.never());
    private static final PriorityVariant BACKGROUND = new PriorityVariant(
            "beside an export in the background",
            client -> client.background().videos().list().readAhead(READ_AHEAD).repeat());
    private static final PriorityVariant INTERACTIVE = new PriorityVariant(
            "beside an export at interactive priority",
            client -> client.videos().list().readAhead(READ_AHEAD).repeat());
    private static final List<PriorityVariant> VARIANTS = List.of(ALONE, BACKGROUND, INTERACTIVE);

    private PriorityBenchmark() {}

    /**
     * Measures the variants at the same time, each with a server of its own, for less than three minutes.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        List<InteractiveCalls> results = Flux.fromIterable(VARIANTS)
                .flatMapSequential(
                        variant -> Mono.fromCallable(() -> InteractiveCalls.beside(variant))
                                .subscribeOn(Schedulers.boundedElastic()),
                        VARIANTS.size(),
                        1)
                .collectList()
                .blockOptional()
                .orElseThrow();
        double alone = results.get(0).median();
        InteractiveCalls baseline = results.get(VARIANTS.indexOf(INTERACTIVE));
        System.out.println("| an interactive call | median, × alone | slowest, × alone | median, × baseline"
                + " | slowest, × baseline | export's requests, × baseline | refused |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|");
        for (int index = 0; index < VARIANTS.size(); index++) {
            InteractiveCalls calls = results.get(index);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.4f | %.4f | %.2f | %d |%n",
                    VARIANTS.get(index).name(),
                    calls.median() / alone,
                    calls.slowest() / alone,
                    calls.median() / baseline.median(),
                    calls.slowest() / baseline.slowest(),
                    (double) calls.exported() / baseline.exported(),
                    calls.refused());
        }
    }
}
