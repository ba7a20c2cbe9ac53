package io.kinescope.examples.benchmark.limiter;

import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Callers that send without a pause to a strict server with the limits of Kinescope's API. */
record FullLoad(String name, int seconds, List<StrictServer.Arrival> arrivals) {

    private static final int CALLERS = 64;

    /** Measures for a while of real time. The callers have the limiters in turn. */
    static Mono<FullLoad> of(String name, List<? extends Limited> limiters, Duration duration) {
        return Mono.defer(() -> {
            StrictServer server = new StrictServer(Limit.KINESCOPE);
            return Flux.range(0, CALLERS)
                    .flatMap(
                            caller -> limiters.get(caller % limiters.size())
                                    .limit(server.request())
                                    .repeat(),
                            CALLERS,
                            1)
                    .take(duration)
                    .then(Mono.fromSupplier(() -> new FullLoad(name, (int) duration.toSeconds(), server.arrivals())));
        });
    }

    double refusedPart() {
        return (double) arrivals.stream().filter(StrictServer.Arrival::refused).count() / arrivals.size();
    }

    /** Accepted requests, as a part of what the limit of a minute allows. */
    double partOfIdeal() {
        double ideal = Limit.KINESCOPE.get(1).perSecond() * seconds;
        return arrivals.stream().filter(arrival -> !arrival.refused()).count() / ideal;
    }

    /** The arrivals in every second. */
    int[] perSecond(boolean refused) {
        int[] counts = new int[seconds];
        for (StrictServer.Arrival arrival : arrivals) {
            int second = (int) (arrival.nanos() / 1_000_000_000L);
            if (arrival.refused() == refused && second < seconds) {
                counts[second]++;
            }
        }
        return counts;
    }
}
