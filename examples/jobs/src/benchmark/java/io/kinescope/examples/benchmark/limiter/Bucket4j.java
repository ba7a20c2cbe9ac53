package io.kinescope.examples.benchmark.limiter;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.SchedulingBucket;
import io.github.bucket4j.local.LocalBucketBuilder;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import reactor.core.publisher.Mono;

/** Bucket4j's scheduling API, which waits without a thread. */
final class Bucket4j {

    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "bucket4j");
        thread.setDaemon(true);
        return thread;
    });

    private Bucket4j() {}

    /** Refills a token at a time. */
    static Limited greedy(List<Limit> limits) {
        LocalBucketBuilder builder = Bucket.builder().withNanosecondPrecision();
        limits.forEach(limit -> builder.addLimit(
                bandwidth -> bandwidth.capacity(limit.count()).refillGreedy(limit.count(), limit.period())));
        return limited(builder.build());
    }

    /** Refills all tokens at the end of every period. */
    static Limited intervally(List<Limit> limits) {
        LocalBucketBuilder builder = Bucket.builder().withNanosecondPrecision();
        limits.forEach(limit -> builder.addLimit(
                bandwidth -> bandwidth.capacity(limit.count()).refillIntervally(limit.count(), limit.period())));
        return limited(builder.build());
    }

    private static Limited limited(Bucket bucket) {
        SchedulingBucket scheduling = bucket.asScheduler();
        return new Limited() {
            @Override
            public <T> Mono<T> limit(Mono<T> call) {
                return Mono.fromFuture(() -> scheduling.consume(1, TIMER)).then(call);
            }
        };
    }
}
