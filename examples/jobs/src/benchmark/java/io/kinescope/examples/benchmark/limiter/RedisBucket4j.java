package io.kinescope.examples.benchmark.limiter;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.SchedulingBucket;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import reactor.core.publisher.Mono;

/** Bucket4j's proxies over Lettuce, which compare and set. */
final class RedisBucket4j {

    private RedisBucket4j() {}

    static SharedLimited connect(String url, String key) {
        RedisClient client = RedisClient.create(url);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        BucketConfiguration limits = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(10).refillGreedy(10, Duration.ofSeconds(1)))
                .addLimit(limit -> limit.capacity(300).refillGreedy(300, Duration.ofMinutes(1)))
                .build();
        SchedulingBucket bucket = Bucket4jLettuce.casBasedBuilder(client)
                .build()
                .asAsync()
                .builder()
                .build(key.getBytes(StandardCharsets.UTF_8), () -> CompletableFuture.completedFuture(limits))
                .asScheduler();
        return new SharedLimited() {
            @Override
            public <T> Mono<T> limit(Mono<T> call) {
                return Mono.fromFuture(() -> bucket.consume(1, timer)).then(call);
            }

            @Override
            public void close() {
                timer.shutdownNow();
                client.shutdown();
            }
        };
    }
}
