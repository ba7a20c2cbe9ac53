package io.kinescope.client.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinescope.client.ratelimit.LimiterState;
import io.kinescope.client.ratelimit.MaxWait;
import io.kinescope.client.ratelimit.NoPermitException;
import io.kinescope.client.ratelimit.Permit;
import io.kinescope.client.ratelimit.Priority;
import io.kinescope.client.ratelimit.RateLimiter;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Limiters on one server, each as if it were a JVM of its own. */
class RedisRateLimiterTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private static RedisServer redis;
    private static StatefulRedisConnection<String, String> connection;

    private final String token = UUID.randomUUID().toString();
    private final List<RedisRateLimiter> limiters = new ArrayList<>();

    @BeforeAll
    static void start() {
        redis = RedisServer.start();
        connection = redis.connect();
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @AfterEach
    void close() {
        limiters.forEach(RedisRateLimiter::close);
    }

    private RedisRateLimiter jvm(int count, Duration period) {
        RedisRateLimiter limiter = RedisRateLimiter.builder(redis.url())
                .key(token)
                .limit(count, period)
                .build();
        limiters.add(limiter);
        return limiter;
    }

    private static Duration timeOf(Runnable task) {
        long start = System.nanoTime();
        task.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void takeOne(RateLimiter limiter) {
        limiter.limit(Mono.just("")).block(LONG);
    }

    private static Disposable hold(RateLimiter limiter) {
        return limiter.withPermit(permit -> Mono.never()).subscribe();
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            RedisServer.pause(Duration.ofMillis(5));
        }
    }

    @Test
    void aTokenOfOneReturnsToAllOnePeriodAfterItsRequestWasAnswered() {
        RedisRateLimiter one = jvm(1, Duration.ofMillis(600));
        RedisRateLimiter other = jvm(1, Duration.ofMillis(600));
        takeOne(other);
        long[] answered = new long[1];

        one.withPermit(permit -> Mono.delay(Duration.ofMillis(500)).doOnNext(late -> {
                    permit.sent();
                    answered[0] = System.nanoTime();
                    permit.answered();
                }))
                .blockLast(LONG);
        takeOne(other);

        assertThat(System.nanoTime() - answered[0]).isBetween(600_000_000L, 1_600_000_000L);
    }

    @Test
    void aRequestThatWasNotSentReturnsItsTokenAtOnce() {
        RedisRateLimiter one = jvm(1, Duration.ofSeconds(60));
        RedisRateLimiter other = jvm(1, Duration.ofSeconds(60));
        Disposable holder = hold(one);
        await(() -> one.state().inFlight() == 1);
        Mono<String> waiting = other.limit(Mono.just("")).cache();
        waiting.subscribe();
        await(() -> other.state().interactiveWaiting() == 1);

        holder.dispose();

        assertThat(timeOf(() -> waiting.block(LONG))).isLessThan(Duration.ofSeconds(7));
    }

    @Test
    void aPauseHoldsBackTheCallsOfAll() {
        RedisRateLimiter one = jvm(10, Duration.ofMillis(100));
        RedisRateLimiter other = jvm(10, Duration.ofMillis(100));
        takeOne(one);
        takeOne(other);

        one.pause(Duration.ofSeconds(2)).block();
        RedisServer.pause(Duration.ofMillis(200));

        assertThat(timeOf(() -> takeOne(other))).isGreaterThan(Duration.ofMillis(1500));
        assertThat(other.state().pausedUntil()).isNull();
    }

    @Test
    void interactiveCallsOfOneGoBeforeBackgroundCallsOfAnother() {
        RedisRateLimiter one = jvm(20, Duration.ofMillis(200));
        RedisRateLimiter other = jvm(20, Duration.ofMillis(200));
        Disposable export = Flux.range(0, 1_000)
                .flatMap(number -> other.background().limit(Mono.just("")), 1_000)
                .subscribe();
        await(() -> other.state().granted() >= 18);
        long before = other.state().granted();

        Flux.range(0, 60).flatMap(number -> one.limit(Mono.just("")), 60).blockLast(LONG);

        // A tenth of the permits, and what was granted before the server knew of the interactive calls.
        assertThat(other.state().granted() - before).isLessThan(25);
        export.dispose();
    }

    @Test
    void backgroundCallsLeaveAReserve() {
        RedisRateLimiter one = jvm(10, Duration.ofSeconds(60));
        RedisRateLimiter other = jvm(10, Duration.ofSeconds(60));
        for (int call = 0; call < 20; call++) {
            hold(one.background());
        }
        await(() -> one.state().granted() == 9);

        assertThat(timeOf(() -> takeOne(other))).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void aCallThatWouldWaitTooLongFails() {
        RedisRateLimiter one = jvm(1, Duration.ofSeconds(60));
        RedisRateLimiter other = jvm(1, Duration.ofSeconds(60));
        takeOne(one);

        Mono<String> late = other.limit(Mono.just("")).contextWrite(MaxWait.of(Duration.ofSeconds(2)));

        assertThatThrownBy(() -> late.block(LONG))
                .isInstanceOfSatisfying(NoPermitException.class, failure -> assertThat(failure.expectedWait())
                        .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(61)));
        assertThat(other.state().rejected()).isEqualTo(1);
        assertThat(other.state().expectedWait(Priority.INTERACTIVE)).isGreaterThan(Duration.ofSeconds(50));
    }

    @Test
    void stormsOfCancellationsLoseNoPermit() {
        RedisRateLimiter one = jvm(5, Duration.ofSeconds(60));
        for (int round = 0; round < 50; round++) {
            List<Disposable> calls = new ArrayList<>();
            for (int call = 0; call < 20; call++) {
                calls.add(hold(round % 2 == 0 ? one : one.background()));
            }
            if (round % 3 > 0) {
                RedisServer.pause(Duration.ofMillis(round % 7));
            }
            calls.forEach(Disposable::dispose);
        }
        RedisRateLimiter other = jvm(5, Duration.ofSeconds(60));

        List<Permit> permits = Collections.synchronizedList(new ArrayList<>());
        for (int call = 0; call < 10; call++) {
            other.withPermit(permit -> {
                        permits.add(permit);
                        return Mono.never();
                    })
                    .subscribe();
        }
        await(() -> permits.size() == 5);

        LimiterState state = one.state();
        assertThat(state.inFlight()).isZero();
        assertThat(state.waiting(Priority.INTERACTIVE)).isZero();
        RedisServer.pause(Duration.ofMillis(300));
        assertThat(permits).hasSize(5);
    }

    @Test
    void twoShareEvenlyAlthoughOneHasManyMoreCalls() {
        RedisRateLimiter busy = jvm(10, Duration.ofMillis(500));
        RedisRateLimiter modest = jvm(10, Duration.ofMillis(500));
        for (int call = 0; call < 200; call++) {
            busy.limit(Mono.just("")).subscribe();
        }
        await(() -> busy.state().granted() >= 10);
        long before = busy.state().granted();

        Flux.range(0, 20).flatMap(call -> modest.limit(Mono.just("")), 20).blockLast(LONG);

        // Without turns it would have all of its 190 others first.
        assertThat(busy.state().granted() - before).isBetween(10L, 80L);
    }

    @Test
    void keysHoldADigestOfTheTokenAndAreInOneSlot() {
        RedisRateLimiter one = jvm(1, Duration.ofSeconds(1));
        takeOne(one);

        List<String> keys = connection.sync().keys("kinescope:limit:{" + Digest.hex("SHA-256", token) + "}:*");

        assertThat(keys).hasSize(3).noneMatch(key -> key.contains(token));
        assertThat(keys)
                .allSatisfy(key -> assertThat(connection.sync().pttl(key)).isPositive());
        assertThat(keys.stream().map(io.lettuce.core.cluster.SlotHash::getSlot))
                .containsOnly(io.lettuce.core.cluster.SlotHash.getSlot(keys.get(0)));
        assertThat(one.toString()).doesNotContain(token);
    }

    @Test
    void aConnectionOfTheApplicationStaysOpen() {
        RedisRateLimiter limiter =
                RedisRateLimiter.builder(connection.reactive()).key(token).build();
        takeOne(limiter);

        limiter.close();

        takeOne(limiter);
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void aMalformedUrlIsNotQuoted() {
        assertThatThrownBy(() -> RedisRateLimiter.builder("http://user:secret@host"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageNotContaining("secret");
    }

    @Test
    void scriptFlushUnderLoadIsTolerated() {
        RedisRateLimiter one = jvm(100, Duration.ofMillis(100));
        Mono<List<String>> calls = Flux.range(0, 600)
                .flatMap(call -> one.limit(Mono.just("")), 600)
                .collectList()
                .cache();
        calls.subscribe();
        for (int flush = 0; flush < 10; flush++) {
            RedisServer.pause(Duration.ofMillis(50));
            connection.sync().scriptFlush();
        }

        assertThat(calls.block(LONG)).hasSize(600);
    }
}
