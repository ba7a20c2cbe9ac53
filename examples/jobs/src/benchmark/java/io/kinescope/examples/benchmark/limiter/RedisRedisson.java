package io.kinescope.examples.benchmark.limiter;

import java.time.Duration;
import org.redisson.api.RRateLimiterReactive;
import org.redisson.api.RateType;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import reactor.core.publisher.Mono;

/** Redisson's limiters, one for each limit, the longer period first. */
final class RedisRedisson {

    private RedisRedisson() {}

    static SharedLimited connect(String url, String key) {
        Config config = new Config();
        config.useSingleServer()
                .setAddress(url)
                .setConnectionPoolSize(2)
                .setConnectionMinimumIdleSize(1)
                .setSubscriptionConnectionMinimumIdleSize(1);
        RedissonClient client = org.redisson.Redisson.create(config);
        RRateLimiterReactive second = limiter(client, key + ":second", 10, Duration.ofSeconds(1));
        RRateLimiterReactive minute = limiter(client, key + ":minute", 300, Duration.ofMinutes(1));
        return new SharedLimited() {
            @Override
            public <T> Mono<T> limit(Mono<T> call) {
                return Mono.defer(minute::acquire)
                        .then(Mono.defer(second::acquire))
                        .then(call);
            }

            @Override
            public void close() {
                client.shutdown();
            }
        };
    }

    private static RRateLimiterReactive limiter(RedissonClient client, String key, int count, Duration period) {
        client.getRateLimiter(key).trySetRate(RateType.OVERALL, count, period);
        return client.reactive().getRateLimiter(key);
    }
}
