package io.kinescope.client.api;

import io.kinescope.client.api.RecordingExchange.Answer;
import io.kinescope.client.json.Json;
import io.kinescope.client.ratelimit.TokenBucket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Processes with one token that know nothing of each other, each with a client of its own, in virtual time. */
final class Strangers {

    /** The results of the calls; all times in milliseconds. */
    static final class Outcome {

        final List<Throwable> lost = new ArrayList<>();
        final List<Long> requests = new ArrayList<>();
        final List<Long> refusals = new ArrayList<>();
        final long[] ended;
        final int[] done;

        Outcome(int processes) {
            ended = new long[processes];
            done = new int[processes];
        }

        double refusedShare(long since) {
            return (double) count(refusals, since) / count(requests, since);
        }

        private static long count(List<Long> instants, long since) {
            return instants.stream().filter(instant -> instant >= since).count();
        }

        /** Returns how many requests were accepted from the one instant until before the other. */
        long accepted(long from, long until) {
            return count(requests, from) - count(requests, until) - count(refusals, from) + count(refusals, until);
        }

        double seconds() {
            return longest() / 1_000.0;
        }

        private long longest() {
            long longest = 0;
            for (long end : ended) {
                longest = Math.max(longest, end);
            }
            return longest;
        }

        /** The time of the slowest process as a multiple of the time of the fastest. */
        double unfairness() {
            long shortest = Long.MAX_VALUE;
            for (long end : ended) {
                shortest = Math.min(shortest, end);
            }
            return (double) longest() / shortest;
        }
    }

    private final VirtualTimeScheduler clock;
    private final LongFunction<Answer> server;
    private final int latency;
    private final Random random;

    Strangers(VirtualTimeScheduler clock, LongFunction<Answer> server, int latency, long seed) {
        this.clock = clock;
        this.server = server;
        this.latency = latency;
        this.random = new Random(seed);
    }

    Outcome run(List<TokenBucket> limiters, int[] calls) {
        Outcome outcome = new Outcome(limiters.size());
        for (int process = 0; process < limiters.size(); process++) {
            start(process, limiters.get(process), calls[process], outcome);
        }
        clock.advanceTimeBy(Duration.ofHours(6));
        return outcome;
    }

    private void start(int process, TokenBucket limiter, int calls, Outcome outcome) {
        RecordingExchange exchange =
                RecordingExchange.of(request -> Mono.delay(way()).flatMap(arrived -> {
                    Answer answer = answer(outcome);
                    return Mono.delay(way()).thenReturn(answer);
                }));
        Api api = new Api(
                Pipeline.of(exchange, ApiSettings.standard().rateLimiter(limiter), Json.LENIENT, random::nextDouble));
        Flux.range(0, calls)
                .delaySubscription(Duration.ofMillis(random.nextInt(3_000)))
                .flatMap(
                        call -> api.post("/v1/videos")
                                .done()
                                .doOnSuccess(nothing -> {
                                    outcome.done[process]++;
                                    outcome.ended[process] = clock.now(TimeUnit.MILLISECONDS);
                                })
                                .onErrorResume(error -> Mono.fromRunnable(() -> outcome.lost.add(error))),
                        16)
                .subscribe();
    }

    private Answer answer(Outcome outcome) {
        long now = clock.now(TimeUnit.MILLISECONDS);
        Answer answer = server.apply(now);
        outcome.requests.add(now);
        if (answer.status() == 429) {
            outcome.refusals.add(now);
        }
        return answer;
    }

    private Duration way() {
        return Duration.ofMillis(latency == 0 ? 0 : random.nextInt(latency / 2, latency * 3 / 2));
    }
}
