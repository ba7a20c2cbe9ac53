package io.kinescope.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange.Answer;
import io.kinescope.client.json.Json;
import io.kinescope.client.ratelimit.TokenBucket;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Servers that are stricter than the limits of the client: a default client gets all pages, and nearly as fast as can be. */
class StrictServersTest {

    private static final int PAGES = 50;

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.getOrSet();
    private final Random random = new Random(11);

    @AfterEach
    void resetTime() {
        VirtualTimeScheduler.reset();
    }

    /** {@code limit_req rate=10r/s burst=…}: a bucket that leaks evenly. */
    private static LongPredicate nginx(int burst) {
        return new LongPredicate() {
            private double excess = -1;
            private long last;

            @Override
            public boolean test(long millis) {
                double next = excess < 0 ? 0 : Math.max(0, excess - (millis - last) * 10 / 1_000.0 + 1);
                if (next > burst) {
                    return false;
                }
                excess = next;
                last = millis;
                return true;
            }
        };
    }

    /** {@code http_req_rate(1s) gt 10}: a counter that weighs the last period, and counts refused requests too. */
    private static LongPredicate haproxy() {
        return new LongPredicate() {
            private long period;
            private int current;
            private int previous;

            @Override
            public boolean test(long millis) {
                if (millis - period >= 2_000) {
                    previous = 0;
                    current = 0;
                    period = millis;
                } else if (millis - period >= 1_000) {
                    previous = current;
                    current = 0;
                    period += 1_000;
                }
                current++;
                long remaining = 1_000 - (millis - period);
                return current + previous * remaining / 1_000 <= 10;
            }
        };
    }

    @ParameterizedTest(name = "{0} ahead, {1} ms to the server")
    @CsvSource({"1, 0", "1, 10", "1, 50", "8, 0", "8, 10", "8, 50"})
    void nginxWithoutABurst(int ahead, int latency) {
        assertAllPages(nginx(0), ahead, latency, 4.9);
    }

    @ParameterizedTest(name = "{0} ahead, {1} ms to the server")
    @CsvSource({"1, 0", "1, 10", "1, 50", "8, 0", "8, 10", "8, 50"})
    void nginxWithABurst(int ahead, int latency) {
        assertAllPages(nginx(5), ahead, latency, 4.4);
    }

    @ParameterizedTest(name = "{0} ahead, {1} ms to the server")
    @CsvSource({"1, 0", "1, 10", "1, 50", "8, 0", "8, 10", "8, 50"})
    void haproxyPerSecond(int ahead, int latency) {
        assertAllPages(haproxy(), ahead, latency, 4.5);
    }

    /** The ideal, and at most two round trips for each page besides, and two and a half seconds until the pace is found. */
    private void assertAllPages(LongPredicate server, int ahead, int latency, double ideal) {
        RecordingExchange exchange =
                RecordingExchange.of(request -> Mono.delay(way(latency)).flatMap(arrived -> {
                    boolean accepted = server.test(clock.now(TimeUnit.MILLISECONDS));
                    Answer answer = accepted ? Answer.ok("{\"data\":{}}") : new Answer(429, Map.of(), "");
                    return Mono.delay(way(latency)).thenReturn(answer);
                }));
        Api api = new Api(Pipeline.of(
                exchange, ApiSettings.standard().rateLimiter(TokenBucket.create()), Json.LENIENT, random::nextDouble));
        AtomicInteger pages = new AtomicInteger();
        long[] end = new long[1];
        Flux.range(1, PAGES)
                .flatMapSequential(
                        page -> api.get("/v1/videos").query("page", page).data(Map.class), ahead, 1)
                .subscribe(
                        page -> pages.incrementAndGet(), error -> {}, () -> end[0] = clock.now(TimeUnit.MILLISECONDS));
        clock.advanceTimeBy(Duration.ofMinutes(10));
        assertThat(pages).hasValue(PAGES);
        assertThat(end[0] / 1_000.0).isLessThan(ideal + 2.5 + 2 * PAGES * 2 * latency / 1_000.0);
    }

    private Duration way(int latency) {
        return Duration.ofMillis(latency == 0 ? 0 : random.nextInt(latency / 2, latency * 3 / 2));
    }
}
