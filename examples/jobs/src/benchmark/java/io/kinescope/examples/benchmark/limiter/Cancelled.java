package io.kinescope.examples.benchmark.limiter;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The wait of callers behind others that were cancelled. */
final class Cancelled {

    private static final Limit LIMIT = new Limit(10, Duration.ofSeconds(1));
    private static final int CANCELLED = 80;
    private static final int LIVE = 10;

    private Cancelled() {}

    /**
     * Lets 10 calls pass at a limit of 10 a second and 90 more wait, cancels the first 80 of those, and measures the time
     * until the last one has started. One second is ideal.
     */
    static double lastSeconds(LimiterVariant variant) {
        Limited limiter = variant.of(LIMIT);
        long start = System.nanoTime();
        IntStream.range(0, LIMIT.count())
                .forEach(call -> limiter.limit(Mono.empty()).subscribe());
        // Not subscribe(): Resilience4j gives no subscription to a call that waits, and disposing of it would fail.
        List<Caller> cancelled = IntStream.range(0, CANCELLED)
                .mapToObj(call -> limiter.limit(Mono.empty()).subscribeWith(new Caller()))
                .toList();
        List<Sinks.Empty<Void>> live =
                Stream.generate(Sinks::<Void>empty).limit(LIVE).toList();
        live.forEach(end -> limiter.limit(Mono.empty()).subscribe(nothing -> {}, end::tryEmitError, end::tryEmitEmpty));
        cancelled.forEach(BaseSubscriber::dispose);
        live.forEach(end -> end.asMono().block());
        return (System.nanoTime() - start) / 1e9;
    }

    private static final class Caller extends BaseSubscriber<Object> {}
}
