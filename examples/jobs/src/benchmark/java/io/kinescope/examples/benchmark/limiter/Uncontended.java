package io.kinescope.examples.benchmark.limiter;

import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** The cost of a permit that is free at once. */
final class Uncontended {

    private static final Limit WIDE = new Limit(1_000_000_000, Duration.ofSeconds(1));
    private static final int CALLS = 200_000;
    private static final int ROUNDS = 7;

    private Uncontended() {}

    /** The fastest of several rounds of calls one after another, each of which is over at once. */
    static double nanos(LimiterVariant variant) {
        Mono<Integer> call = variant.create().apply(List.of(WIDE)).limit(Mono.just(1));
        double fastest = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int index = 0; index < CALLS; index++) {
                call.block();
            }
            fastest = Math.min(fastest, (double) (System.nanoTime() - start) / CALLS);
        }
        return fastest;
    }
}
