package io.kinescope.client.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.ratelimit.PermitReply;
import io.kinescope.client.ratelimit.PermitReport;
import io.kinescope.client.ratelimit.PermitRequest;
import io.kinescope.client.ratelimit.Priority;
import io.kinescope.client.ratelimit.SharedLimits;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Requests of several JVMs to the script, each of which comes at the time that its last reply has named. */
class RedisPermitStoreTest {

    private static RedisServer redis;
    private static StatefulRedisConnection<String, String> connection;

    private final String key = "test:{" + UUID.randomUUID() + "}";

    @BeforeAll
    static void start() {
        redis = RedisServer.start();
        connection = redis.connect();
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    private final class Jvm {

        private static final Duration LEASE = Duration.ofSeconds(2);

        final RedisPermitStore store;
        final int calls;
        final long delayOfReports;
        List<Long> unreported = new ArrayList<>();
        long answeredAt;
        long next;
        long numbers;
        int granted;
        int polls;

        /** @param calls the number of calls that wait at any time */
        Jvm(int calls, SharedLimits limits) {
            this.calls = calls;
            this.delayOfReports = limits.limits().get(0).period().toNanos() / 2;
            this.store = new RedisPermitStore(
                    Mono.just(connection.reactive()), key, UUID.randomUUID().toString(), limits);
        }

        long nextPoll() {
            return unreported.isEmpty() ? next : Math.min(next, answeredAt + delayOfReports);
        }

        /** Sends each request that gets a permit at once, and has its answer at once. */
        int poll() {
            List<PermitReport> reports = unreported.stream()
                    .map(permit -> new PermitReport(
                            permit, Priority.INTERACTIVE, Duration.ofNanos(answeredAt - System.nanoTime())))
                    .toList();
            PermitReply reply = store.exchange(new PermitRequest(calls, 0, numbers, LEASE, Duration.ZERO, reports))
                    .block(Duration.ofSeconds(20));
            polls++;
            granted += reply.interactive();
            answeredAt = System.nanoTime();
            next = answeredAt + (calls == reply.interactive() ? 0 : reply.next().toNanos());
            unreported = new ArrayList<>();
            for (int permit = 0; permit < reply.interactive(); permit++) {
                unreported.add(numbers + permit);
            }
            numbers += calls;
            return reply.interactive();
        }
    }

    private static SharedLimits limits(int count, Duration period) {
        return limits(count, period, 0.1, 0.1);
    }

    private static SharedLimits limits(int count, Duration period, double reserve, double backgroundShare) {
        return new SharedLimits(
                List.of(new SharedLimits.Limit(count, period)),
                Duration.ofSeconds(1),
                reserve,
                backgroundShare,
                Integer.MAX_VALUE,
                Duration.ofMillis(800),
                0,
                Schedulers::parallel);
    }

    private static void awaitNanoTime(long instant) {
        long rest;
        while ((rest = instant - System.nanoTime()) > 0) {
            RedisServer.pause(Duration.ofNanos(rest + 999_999));
        }
    }

    /** Lets the JVMs poll in the order of their times until so many permits are granted. */
    private static void run(List<Jvm> jvms, int permits) {
        int granted = 0;
        while (granted < permits) {
            Jvm first = jvms.stream()
                    .min((one, other) -> Long.signum(one.nextPoll() - other.nextPoll()))
                    .orElseThrow();
            awaitNanoTime(first.nextPoll());
            granted += first.poll();
        }
    }

    private List<Jvm> jvms(int count, int calls, SharedLimits limits) {
        return IntStream.range(0, count)
                .mapToObj(each -> new Jvm(calls, limits))
                .toList();
    }

    private static IntSummaryStatistics permits(List<Jvm> jvms) {
        return jvms.stream().mapToInt(jvm -> jvm.granted).summaryStatistics();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.25, 0.5, 0.75, 0.9})
    void backgroundCallsGetTheirShareBesideInteractiveOnes(double share) {
        int permits = 1_000;
        RedisPermitStore store = new RedisPermitStore(
                Mono.just(connection.reactive()), key, "jvm", limits(permits, Duration.ofHours(1), 0, share));

        PermitReply reply = store.exchange(new PermitRequest(permits, permits, 0, Jvm.LEASE, Duration.ZERO, List.of()))
                .block(Duration.ofSeconds(20));

        assertThat(reply.background()).isEqualTo((int) (permits * share));
        assertThat(reply.interactive()).isEqualTo(permits - reply.background());
    }

    @Test
    void manyJvmsNeedFewerThanTwoRequestsForAPermit() {
        List<Jvm> jvms = jvms(12, 8, limits(5, Duration.ofMillis(150)));

        run(jvms, 240);

        int polls = jvms.stream().mapToInt(jvm -> jvm.polls).sum();
        assertThat((double) polls / permits(jvms).getSum()).isLessThan(2);
    }

    @Test
    void jvmsThatTakeTwoPermitsInATurnGetNoMoreThanOthers() {
        SharedLimits limits = limits(5, Duration.ofMillis(150));
        List<Jvm> busy = jvms(8, 8, limits);
        List<Jvm> single = jvms(8, 1, limits);
        List<Jvm> all = new ArrayList<>(busy);
        all.addAll(single);

        run(all, 320);

        assertThat(permits(busy).getAverage() / permits(single).getAverage()).isBetween(0.7, 1.4);
        assertThat(permits(all).getMax()).isLessThan(2 * permits(all).getMin());
    }
}
