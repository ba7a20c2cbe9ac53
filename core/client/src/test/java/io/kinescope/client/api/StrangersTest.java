package io.kinescope.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange.Answer;
import io.kinescope.client.json.Json;
import io.kinescope.client.ratelimit.TokenBucket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Processes with one token that know nothing of each other, each with a default client: none of them loses a call. */
class StrangersTest {

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.getOrSet();

    @AfterEach
    void resetTime() {
        VirtualTimeScheduler.reset();
    }

    /** Ten in any second and 300 in any minute, for all processes together. */
    private static final class Server {

        private final Deque<Long> second = new ArrayDeque<>();
        private final Deque<Long> minute = new ArrayDeque<>();
        private final boolean countsRefused;
        private final boolean saysWhen;

        Server(boolean countsRefused, boolean saysWhen) {
            this.countsRefused = countsRefused;
            this.saysWhen = saysWhen;
        }

        Answer answer(long millis) {
            drop(second, millis - 1_000);
            drop(minute, millis - 60_000);
            boolean accepted = second.size() < 10 && minute.size() < 300;
            if (accepted || countsRefused) {
                second.addLast(millis);
                minute.addLast(millis);
            }
            if (accepted) {
                return Answer.ok("{\"data\":{}}");
            }
            long opens = Math.max(opens(second, 10, 1_000), opens(minute, 300, 60_000)) - millis;
            return new Answer(
                    429,
                    saysWhen ? Map.of("Retry-After", Long.toString(Math.max(1, (opens + 999) / 1_000))) : Map.of(),
                    "");
        }

        private static void drop(Deque<Long> window, long before) {
            while (!window.isEmpty() && window.getFirst() <= before) {
                window.removeFirst();
            }
        }

        private static long opens(Deque<Long> window, int limit, long period) {
            return window.size() < limit
                    ? 0
                    : window.stream().skip(window.size() - limit).findFirst().orElse(0L) + period;
        }
    }

    @ParameterizedTest(name = "{0} processes, refused requests count: {1}, Retry-After: {2}, {3} ms to the server")
    @CsvSource({
        "2, false, false, 100",
        "2, false, true, 100",
        "2, true, false, 100",
        "2, true, true, 100",
        "5, false, false, 100",
        "5, false, true, 100",
        "5, true, false, 100",
        "5, true, true, 100",
        "2, false, false, 5",
        "2, true, true, 5",
        "5, false, false, 5",
        "5, true, false, 5",
        "5, true, true, 5"
    })
    void loseNoCall(int processes, boolean countsRefused, boolean saysWhen, int latency) {
        int calls = 1_000;
        Random random = new Random(processes * 7L + latency);
        Server server = new Server(countsRefused, saysWhen);
        List<Integer> done = new ArrayList<>();
        List<Throwable> lost = new ArrayList<>();
        for (int process = 0; process < processes; process++) {
            int number = process;
            RecordingExchange exchange = RecordingExchange.of(
                    request -> Mono.delay(way(random, latency)).flatMap(arrived -> {
                        Answer answer = server.answer(clock.now(TimeUnit.MILLISECONDS));
                        return Mono.delay(way(random, latency)).thenReturn(answer);
                    }));
            Api api = new Api(Pipeline.of(
                    exchange,
                    ApiSettings.standard().rateLimiter(TokenBucket.create()),
                    Json.LENIENT,
                    random::nextDouble));
            Flux.range(0, calls)
                    .delaySubscription(Duration.ofMillis(random.nextInt(3_000)))
                    .flatMap(
                            call -> api.post("/v1/videos")
                                    .done()
                                    .doOnSuccess(nothing -> done.add(number))
                                    .onErrorResume(error -> Mono.fromRunnable(() -> lost.add(error))),
                            16)
                    .subscribe();
        }
        clock.advanceTimeBy(Duration.ofHours(6));
        assertThat(lost).isEmpty();
        assertThat(done).hasSize(processes * calls);
    }

    private static Duration way(Random random, int latency) {
        return Duration.ofMillis(random.nextInt(latency / 2, latency * 3 / 2));
    }
}
