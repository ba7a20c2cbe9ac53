package io.kinescope.examples.benchmark.limiter;

import io.kinescope.client.ratelimit.TokenBucket;
import java.util.List;
import reactor.core.publisher.Mono;

/** Our limiter. */
final class Kinescope {

    private Kinescope() {}

    static Limited tokenBucket(List<Limit> limits) {
        TokenBucket.Builder builder = TokenBucket.builder();
        limits.forEach(limit -> builder.limit(limit.count(), limit.period()));
        TokenBucket bucket = builder.build();
        return new Limited() {
            @Override
            public <T> Mono<T> limit(Mono<T> call) {
                return bucket.limit(call);
            }
        };
    }
}
