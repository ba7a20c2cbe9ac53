package io.kinescope.examples.benchmark.limiter;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.reactor.ratelimiter.operator.RateLimiterOperator;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** Resilience4j's operator: one limiter a limit, the longest period first. */
final class Resilience4j {

    private static final Duration LONGEST_WAIT = Duration.ofDays(50_000);

    private Resilience4j() {}

    static Limited operator(List<Limit> limits) {
        List<RateLimiter> limiters = limits.stream().map(Resilience4j::limiter).toList();
        return new Limited() {
            @Override
            public <T> Mono<T> limit(Mono<T> call) {
                Mono<T> limited = call;
                for (RateLimiter limiter : limiters) {
                    limited = limited.transformDeferred(RateLimiterOperator.of(limiter));
                }
                return limited;
            }
        };
    }

    private static RateLimiter limiter(Limit limit) {
        return RateLimiter.of(
                limit.toString(),
                RateLimiterConfig.custom()
                        .limitForPeriod(limit.count())
                        .limitRefreshPeriod(limit.period())
                        .timeoutDuration(LONGEST_WAIT)
                        .build());
    }
}
