package io.kinescope.client.ratelimit;

import io.kinescope.client.listing.Listing;
import io.kinescope.client.listing.Page;
import io.kinescope.client.testing.ReactiveStreamsRules;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Calls that wait for a permit under the Reactive Streams TCK. */
class LimitedFluxRulesTest {

    private final RateLimiter limiter = TokenBucket.builder()
            .limit(1_000_000, Duration.ofSeconds(1))
            .scheduler(Schedulers.boundedElastic())
            .build();

    @TestFactory
    Stream<DynamicTest> calls() {
        return ReactiveStreamsRules.of(
                100,
                elements ->
                        limiter.withPermit(permit -> Listing.of(1, number -> Mono.fromSupplier(() -> number > elements
                                                ? new Page<>(List.<Integer>of(), number, 1, 0L, null)
                                                : new Page<>(List.of(number), number, 1, elements, null))
                                        .subscribeOn(Schedulers.boundedElastic()))
                                .pages()));
    }
}
