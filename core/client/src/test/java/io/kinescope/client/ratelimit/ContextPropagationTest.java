package io.kinescope.client.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.testing.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Thread locals of the subscriber are in force wherever the limiter runs its code, if Reactor propagates the context. */
class ContextPropagationTest {

    private static final int CALLS = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Both hand a permit to a waiting call on a thread of their scheduler. */
    private enum Kind {
        TOKEN_BUCKET {
            @Override
            RateLimiter limiter(Scheduler scheduler) {
                return TokenBucket.builder()
                        .limit(1, Duration.ofMillis(1))
                        .transit(Duration.ZERO)
                        .scheduler(scheduler)
                        .build();
            }
        },
        SHARED {
            @Override
            RateLimiter limiter(Scheduler scheduler) {
                return new SharedLimiter(
                        request -> Mono.delay(Duration.ofMillis(1), scheduler).map(time -> onePermit(request)),
                        new SharedLimits(
                                List.of(new SharedLimits.Limit(1, Duration.ofMillis(1))),
                                Duration.ZERO,
                                0,
                                0,
                                CALLS,
                                PATIENCE,
                                0,
                                () -> scheduler));
            }
        };

        abstract RateLimiter limiter(Scheduler scheduler);
    }

    private static PermitReply onePermit(PermitRequest request) {
        PermitReply.Waits unknown = new PermitReply.Waits(Duration.ZERO, Duration.ZERO);
        return new PermitReply(
                Math.min(1, request.interactive()), 0, Duration.ofMillis(1), unknown, unknown, Duration.ZERO, false);
    }

    @ParameterizedTest
    @EnumSource
    void aCallThatWaitedSeesItsOwnThreadLocals(Kind kind) {
        assertThat(foreign(kind, limiter -> limiter.limit(Mono.fromSupplier(Tenant::get))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theFunctionThatMakesTheCallSeesThem(Kind kind) {
        assertThat(foreign(kind, limiter -> limiter.withPermit(permit -> {
                            permit.sent();
                            return Mono.just(Tenant.get());
                        })
                        .single()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void operatorsBehindTheLimiterSeeThem(Kind kind) {
        assertThat(foreign(kind, limiter -> limiter.limit(Mono.just("")).map(value -> Tenant.get())))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aRetriedCallSeesThem(Kind kind) {
        AtomicInteger attempts = new AtomicInteger();
        assertThat(foreign(kind, limiter -> limiter.limit(Mono.fromSupplier(Tenant::get)
                                .filter(tenant -> attempts.incrementAndGet() % 2 == 0)
                                .switchIfEmpty(Mono.error(new IllegalStateException("answered 500"))))
                        .retry(100)))
                .isEmpty();
    }

    /** Runs calls of as many tenants at once, and returns what they saw instead of their own tenant. */
    private static List<String> foreign(Kind kind, Function<RateLimiter, Mono<String>> call) {
        Scheduler scheduler = Schedulers.newParallel("limiter", 2);
        RateLimiter limiter = kind.limiter(scheduler);
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
