package io.kinescope.examples.benchmark.limiter;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/** Prints what 16 busy clients of one limit let pass, and how many commands a grant takes, as a table in Markdown. */
public final class RedisLimiterBenchmark {

    private static final List<SharedVariant> VARIANTS = List.of(
            new SharedVariant("`RedisRateLimiter`", RedisKinescope::connect),
            new SharedVariant("Bucket4j, Lettuce", RedisBucket4j::connect),
            new SharedVariant("Redisson", RedisRedisson::connect));
    private static final int CLIENTS = 16;
    private static final Duration TIME = Duration.ofMinutes(1);

    private RedisLimiterBenchmark() {}

    /**
     * Measures one after another, a minute each.
     *
     * @param arguments none
     * @throws IOException if the server does not start
     */
    public static void main(String[] arguments) throws IOException {
        System.out.println("| 16 clients, 64 callers | commands per grant | refused | of the ideal |");
        System.out.println("|---|--:|--:|--:|");
        try (RedisServer redis = RedisServer.start()) {
            VARIANTS.forEach(variant -> measure(variant, redis));
        }
        System.exit(0); // Redisson leaves threads behind.
    }

    private static void measure(SharedVariant variant, RedisServer redis) {
        String key = UUID.randomUUID().toString();
        List<SharedLimited> clients = Stream.generate(() -> variant.connect().apply(redis.url(), key))
                .limit(CLIENTS)
                .toList();
        long before = redis.commands();
        FullLoad load =
                FullLoad.of(variant.name(), clients, TIME).blockOptional().orElseThrow();
        long commands = redis.commands() - before;
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.1f %% | %.0f %% |%n",
                variant.name(),
                (double) commands / load.arrivals().size(),
                100 * load.refusedPart(),
                100 * load.partOfIdeal());
        clients.forEach(SharedLimited::close);
    }
}
