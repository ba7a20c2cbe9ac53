package io.kinescope.examples.benchmark.priority;

import io.kinescope.client.KinescopeClient;
import io.kinescope.test.LocalKinescope;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Calls that start at a steady pace, whether the earlier ones have ended or not.
 *
 * @param sortedNanos the time of each call, the shortest first
 * @param exported the requests of the export while calls were started
 * @param refused the requests that the server refused for rate
 */
record InteractiveCalls(List<Long> sortedNanos, long exported, long refused) {

    /** Less than the tenth of 300 a minute that background calls leave. */
    private static final Duration PACE = Duration.ofSeconds(3);

    private static final int CALLS = 40;
    private static final int WARMUP = 5;
    private static final Duration NEAREST = Duration.ofMillis(20);
    private static final Duration FARTHEST = Duration.ofMillis(60);

    /** Measures for two minutes and until the last call has ended, on a server of its own with Kinescope's limits. */
    static InteractiveCalls beside(PriorityVariant variant) {
        try (LocalKinescope server =
                        LocalKinescope.builder().transit(NEAREST, FARTHEST).start();
                KinescopeClient client = KinescopeClient.builder()
                        .token(server.token())
                        .baseUrl(server.url())
                        .build()) {
            String id =
                    client.videos().list().next().blockOptional().orElseThrow().id();
            Mono<Long> call = nanos(client.videos().get(id));
            call.repeat(WARMUP - 1).blockLast();
            AtomicLong exported = new AtomicLong();
            Mono<List<Long>> calls = Flux.interval(PACE)
                    .take(CALLS)
                    .doOnComplete(() -> exported.set(pages(server)))
                    .flatMap(number -> call, CALLS, 1)
                    .sort()
                    .collectList();
            long before = pages(server);
            List<Long> sorted = Mono.firstWithSignal(
                            calls, variant.export().apply(client).then(Mono.never()))
                    .blockOptional()
                    .orElseThrow();
            return new InteractiveCalls(sorted, exported.get() - before, server.refusedCount());
        }
    }

    private static Mono<Long> nanos(Mono<?> call) {
        return Mono.defer(() -> {
            long start = System.nanoTime();
            return call.then(Mono.fromSupplier(() -> System.nanoTime() - start));
        });
    }

    private static long pages(LocalKinescope server) {
        return server.requests().stream()
                .filter(request -> request.path().equals("/v1/videos"))
                .count();
    }

    double median() {
        return sortedNanos.get(sortedNanos.size() / 2);
    }

    double slowest() {
        return sortedNanos.get(sortedNanos.size() - 1);
    }
}
