package io.kinescope.examples.benchmark.limiter;

import io.kinescope.client.redis.RedisRateLimiter;
import reactor.core.publisher.Mono;

/** Our limiter. */
final class RedisKinescope {

    private RedisKinescope() {}

    static SharedLimited connect(String url, String key) {
        RedisRateLimiter limiter = RedisRateLimiter.builder(url).key(key).build();
        return new SharedLimited() {
            @Override
            public <T> Mono<T> limit(Mono<T> call) {
                return limiter.limit(call);
            }

            @Override
            public void close() {
                limiter.close();
            }
        };
    }
}
