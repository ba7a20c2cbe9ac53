package io.kinescope.client.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinescope.client.ratelimit.PermitStoreException;
import io.kinescope.client.ratelimit.RateLimiter;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A server that is killed, stopped, started again, or loses its keys. */
class OutageTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final List<RedisRateLimiter> limiters = new ArrayList<>();
    private RedisServer redis;

    @BeforeEach
    void start() {
        redis = RedisServer.startOwn();
    }

    @AfterEach
    void stop() {
        limiters.forEach(RedisRateLimiter::close);
        redis.close();
    }

    private RedisRateLimiter.Builder jvm(int count, Duration period) {
        return RedisRateLimiter.builder(redis.url()).key("token").limit(count, period);
    }

    private RedisRateLimiter build(RedisRateLimiter.Builder builder) {
        RedisRateLimiter limiter = builder.build();
        limiters.add(limiter);
        return limiter;
    }

    private static String call(RateLimiter limiter) {
        return limiter.limit(Mono.just("")).block(LONG);
    }

    private static Duration timeOf(Runnable task) {
        long start = System.nanoTime();
        task.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            RedisServer.pause(Duration.ofMillis(5));
        }
    }

    private static boolean succeeds(RateLimiter limiter) {
        try {
            call(limiter);
            return true;
        } catch (PermitStoreException gone) {
            return false;
        }
    }

    @Test
    void callsFailWithATypedErrorUntilTheServerIsBack() {
        RedisRateLimiter limiter = build(jvm(100, Duration.ofMillis(100)));
        call(limiter);
        redis.kill();

        assertThat(timeOf(() -> assertThatThrownBy(() -> call(limiter)).isInstanceOf(PermitStoreException.class)))
                .isLessThan(Duration.ofSeconds(5));

        redis.run();
        await(() -> succeeds(limiter));
    }

    @Test
    void aServerThatHangsIsNoticedToo() {
        RedisRateLimiter limiter = build(jvm(100, Duration.ofMillis(100)));
        call(limiter);
        redis.signal("STOP");
        try {
            assertThat(timeOf(() -> assertThatThrownBy(() -> call(limiter)).isInstanceOf(PermitStoreException.class)))
                    .isLessThan(Duration.ofSeconds(5));
        } finally {
            redis.signal("CONT");
        }
        await(() -> succeeds(limiter));
    }

    @Test
    void callsGoOnWithTheirShareWithoutTheServer() {
        Duration second = Duration.ofSeconds(1);
        RedisRateLimiter limiter = build(jvm(20, second).localShare(4));
        call(limiter);
        redis.kill();

        Duration time = timeOf(() -> Flux.range(0, 16)
                .flatMap(number -> limiter.limit(Mono.just("")), 16)
                .blockLast(LONG));

        // Five a second: three periods, after the server was found to be gone.
        assertThat(time).isBetween(Duration.ofMillis(2900), Duration.ofSeconds(12));
        redis.run();
        await(() -> {
            long before = limiter.state().granted();
            Flux.range(0, 10)
                    .flatMap(number -> limiter.limit(Mono.just("")), 10)
                    .blockLast(LONG);
            return limiter.state().granted() == before + 10 && keys() == 3;
        });
    }

    private long keys() {
        try (StatefulRedisConnection<String, String> connection = redis.connect()) {
            return connection.sync().keys("kinescope:limit:*").size();
        }
    }

    @Test
    void aRestartUnderLoadLosesNoCallAndForgetsNothing() {
        RedisRateLimiter limiter = build(jvm(20, Duration.ofSeconds(3)).timeout(Duration.ofSeconds(10)));
        List<Long> starts = java.util.Collections.synchronizedList(new ArrayList<>());
        Mono<Void> calls = Flux.range(0, 50)
                .flatMap(number -> limiter.limit(Mono.fromRunnable(() -> starts.add(System.nanoTime()))), 50)
                .then()
                .cache();
        calls.subscribe();
        await(() -> starts.size() >= 20);
        redis.kill();
        redis.run();

        calls.block(LONG);

        assertThat(starts).hasSize(50);
        // The new server knows nothing, and the JVM tells it.
        assertThat(starts.get(20) - starts.get(0))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(3).toNanos());
        assertThat(starts.get(40) - starts.get(20))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(3).toNanos());
    }

    @Test
    void theEvictionOfOneKeyIsNoticed() {
        RedisRateLimiter limiter = build(jvm(10, Duration.ofSeconds(2)));
        Flux.range(0, 10).flatMap(number -> limiter.limit(Mono.just("")), 10).blockLast(LONG);
        long used = System.nanoTime();
        try (StatefulRedisConnection<String, String> connection = redis.connect()) {
            String permits = connection.sync().keys("*:permits").get(0);
            connection.sync().del(permits);
        }

        call(limiter);

        assertThat(System.nanoTime() - used)
                .isGreaterThan(Duration.ofMillis(1900).toNanos());
    }

    @Test
    void evictionUnderLoadLosesNoCall() {
        RedisRateLimiter limiter = build(jvm(20, Duration.ofMillis(200)));
        try (StatefulRedisConnection<String, String> connection = redis.connect()) {
            connection.sync().configSet("maxmemory-policy", "allkeys-random");
            connection.sync().configSet("maxmemory", "2mb");
            Mono<Long> calls = Flux.range(0, 300)
                    .flatMap(number -> limiter.limit(Mono.just("")), 300)
                    .count()
                    .cache();
            calls.subscribe();
            String value = "x".repeat(10_000);
            for (int key = 0; key < 300; key++) {
                connection.sync().set("filler" + key, value);
            }

            assertThat(calls.block(LONG)).isEqualTo(300);
            assertThat(connection.sync().info("stats")).doesNotContain("evicted_keys:0\r");
        }
    }

    @Test
    void aServerWithoutMemoryForKeysCountsAsGone() {
        RedisRateLimiter limiter = build(jvm(20, Duration.ofMillis(200)).localShare(2));
        call(limiter);
        try (StatefulRedisConnection<String, String> connection = redis.connect()) {
            connection.sync().configSet("maxmemory", "1");

            assertThat(call(limiter)).isEmpty();
        }
    }

    @Test
    void aPasswordAppearsInNoError() {
        RedisRateLimiter limiter = build(RedisRateLimiter.builder(redis.url().replace("//", "//user:secret@"))
                .key("token"));

        assertThatThrownBy(() -> call(limiter))
                .isInstanceOf(PermitStoreException.class)
                .satisfies(failure -> {
                    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                        assertThat(cause.toString()).doesNotContain("secret");
                    }
                });
        assertThat(limiter.toString()).doesNotContain("secret");
    }
}
