package io.kinescope.client.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange.Answer;
import io.kinescope.client.ratelimit.TokenBucket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Processes with one token that know nothing of each other share the limits, and none of them loses a call. */
class StrangersTest {

    private static final int CALLS = 3_000;

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.getOrSet();

    @AfterEach
    void resetTime() {
        VirtualTimeScheduler.reset();
    }

    /** Ten in any second and 300 in any minute, for all processes together. */
    private static final class Windows implements LongFunction<Answer> {

        private final Deque<Long> second = new ArrayDeque<>();
        private final Deque<Long> minute = new ArrayDeque<>();
        private final boolean countsRefused;
        private final boolean saysWhen;

        Windows(boolean countsRefused, boolean saysWhen) {
            this.countsRefused = countsRefused;
            this.saysWhen = saysWhen;
        }

        @Override
        public Answer apply(long millis) {
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

    /** {@code limit_req rate=10r/s burst=…}: a bucket that leaks evenly. */
    private static LongFunction<Answer> leakyBucket(int burst) {
        return new LongFunction<>() {
            private double excess = -1;
            private long last;

            @Override
            public Answer apply(long millis) {
                double next = excess < 0 ? 0 : Math.max(0, excess - (millis - last) * 10 / 1_000.0 + 1);
                if (next > burst) {
                    return new Answer(429, Map.of(), "");
                }
                excess = next;
                last = millis;
                return Answer.ok("{\"data\":{}}");
            }
        };
    }

    private Strangers.Outcome run(
            LongFunction<Answer> server, int latency, long seed, TokenBucket limiter, int... calls) {
        List<TokenBucket> limiters = IntStream.range(0, calls.length)
                .mapToObj(process -> process == 0 ? limiter : TokenBucket.create())
                .toList();
        return new Strangers(clock, server, latency, seed).run(limiters, calls);
    }

    private static int[] each(int processes) {
        int[] calls = new int[processes];
        Arrays.fill(calls, CALLS);
        return calls;
    }

    /** More seeds by {@code -Dseeds}. */
    static Stream<Arguments> strangers() {
        int seeds = Integer.getInteger("seeds", 2);
        return IntStream.rangeClosed(1, seeds).boxed().flatMap(seed -> Stream.of(2, 5)
                .flatMap(processes -> Stream.of(5, 100)
                        .flatMap(latency -> Stream.of(false, true).flatMap(counts -> Stream.of(false, true)
                                .map(says -> Arguments.of(processes, counts, says, latency, seed))))));
    }

    @ParameterizedTest(
            name = "{0} processes, refused requests count: {1}, Retry-After: {2}, {3} ms to the server, seed {4}")
    @MethodSource("strangers")
    void shareTheLimits(int processes, boolean countsRefused, boolean saysWhen, int latency, int seed) {
        Strangers.Outcome outcome = run(
                new Windows(countsRefused, saysWhen),
                latency,
                seed * 1_000L + processes * 7L + latency,
                TokenBucket.create(),
                each(processes));
        assertThat(outcome.lost).isEmpty();
        assertThat(outcome.done).containsOnly(CALLS);
        assertThat(outcome.refusedShare(0)).isLessThan(0.05);
        assertThat(outcome.seconds() / (processes * CALLS / 5.0)).isLessThan(1.35);
        assertThat(outcome.unfairness()).isLessThan(2);
    }

    @Test
    void aloneNobodyIsRefusedAndTheLimitsAreUsed() {
        Strangers.Outcome outcome = run(new Windows(true, true), 100, 1, TokenBucket.create(), CALLS);
        assertThat(outcome.refusals).isEmpty();
        // What the limits allow: nine minutes, and 300 calls in the last 30 s.
        assertThat(outcome.seconds()).isLessThan(569.9 / 0.98);
    }

    @Test
    void oneThatIsLeftAloneSoonHasTheLimitsForItself() {
        Strangers.Outcome outcome = run(new Windows(true, false), 100, 3, TokenBucket.create(), CALLS, CALLS / 3);
        long alone = outcome.ended[1];
        assertThat(outcome.lost).isEmpty();
        assertThat(outcome.ended[0]).isGreaterThan(alone + 300_000);
        assertThat(outcome.accepted(alone + 120_000, alone + 180_000)).isGreaterThan(285);
    }

    @Test
    void withoutAdaptingManyMoreAreRefused() {
        LongFunction<Answer> server = new Windows(true, true);
        List<TokenBucket> limiters = IntStream.range(0, 5)
                .mapToObj(process -> TokenBucket.builder()
                        .limit(10, Duration.ofSeconds(1))
                        .limit(300, Duration.ofMinutes(1))
                        .adaptive(false)
                        .build())
                .toList();
        Strangers.Outcome outcome = new Strangers(clock, server, 100, 1).run(limiters, each(5));
        assertThat(outcome.refusedShare(0)).isGreaterThan(0.1);
    }

    @ParameterizedTest(name = "burst {0}, {1} ms to the server")
    @CsvSource({"1, 100", "5, 100", "1, 5", "5, 5"})
    void aLeakyBucketIsRecognised(int burst, int latency) {
        Strangers.Outcome outcome = run(leakyBucket(burst), latency, burst + latency, TokenBucket.create(), CALLS);
        assertThat(outcome.lost).isEmpty();
        assertThat(outcome.refusedShare(60_000)).isLessThan(0.05);
        assertThat(outcome.seconds() / 600).isLessThan(1.35);
    }

    @ParameterizedTest(name = "burst {0}")
    @CsvSource({"1", "5"})
    void aLeakyBucketThatIsKnownBeforehandRefusesNothing(int burst) {
        TokenBucket spaced = TokenBucket.builder()
                .limit(10, Duration.ofSeconds(1))
                .limit(300, Duration.ofMinutes(1))
                .spacing(Duration.ofMillis(200))
                .build();
        Strangers.Outcome outcome = run(leakyBucket(burst), 100, 5, spaced, CALLS);
        assertThat(outcome.refusals).isEmpty();
        assertThat(outcome.seconds() / 600).isLessThan(1.02);
    }
}
