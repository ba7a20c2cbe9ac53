package io.kinescope.client.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.testing.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Thread locals of the subscriber are in force wherever the limiter runs its code, if Reactor propagates the context. */
class ContextPropagationTest {

    private static final int CALLS = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void aCallThatWaitedSeesItsOwnThreadLocals() {
        assertThat(foreign(limiter -> limiter.limit(Mono.fromSupplier(Tenant::get))))
                .isEmpty();
    }

    @Test
    void theFunctionThatMakesTheCallSeesThem() {
        assertThat(foreign(limiter -> limiter.withPermit(permit -> {
                            permit.sent();
                            return Mono.just(Tenant.get());
                        })
                        .single()))
                .isEmpty();
    }

    @Test
    void operatorsBehindTheLimiterSeeThem() {
        assertThat(foreign(limiter -> limiter.limit(Mono.just("")).map(value -> Tenant.get())))
                .isEmpty();
    }

    @Test
    void aRetriedCallSeesThem() {
        AtomicInteger attempts = new AtomicInteger();
        assertThat(foreign(limiter -> limiter.limit(Mono.fromSupplier(Tenant::get)
                                .filter(tenant -> attempts.incrementAndGet() % 2 == 0)
                                .switchIfEmpty(Mono.error(new IllegalStateException("answered 500"))))
                        .retry(100)))
                .isEmpty();
    }

    /** Runs calls of as many tenants at once, and returns what they saw instead of their own tenant. */
    private static List<String> foreign(Function<RateLimiter, Mono<String>> call) {
        Scheduler scheduler = Schedulers.newParallel("limiter", 2);
        RateLimiter limiter = TokenBucket.builder()
                .limit(1, Duration.ofMillis(1))
                .transit(Duration.ZERO)
                .scheduler(scheduler)
                .build();
        try (Tenant.Propagation propagation = Tenant.propagated()) {
            List<String> foreign = Flux.range(0, CALLS)
                    .flatMap(
                            number -> {
                                String own = "tenant-" + number;
                                return propagation.as(own, call.apply(limiter)).filter(seen -> !seen.equals(own));
                            },
                            CALLS)
                    .collectList()
                    .block(PATIENCE);
            return foreign == null ? List.of("no answer") : foreign;
        } finally {
            scheduler.dispose();
        }
    }
}
