package io.kinescope.client.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class CancellationTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final RecordingScheduler clock = new RecordingScheduler();

    @Test
    void theLastLiveOneOfNinetyWaitsForNoneOfEightyThatWereCancelled() {
        RateLimiter limiter = TokenBucket.builder()
                .limit(10, SECOND)
                .limit(300, Duration.ofMinutes(1))
                .scheduler(clock)
                .build();
        List<Duration> starts = new ArrayList<>();
        List<Disposable> calls = new ArrayList<>();
        for (int call = 0; call < 100; call++) {
            calls.add(limiter.limit(Mono.defer(() -> {
                        starts.add(clock.time());
                        return Mono.delay(Duration.ofMillis(5), clock.virtual());
                    }))
                    .subscribe());
        }
        calls.subList(10, 90).forEach(Disposable::dispose);
        clock.advance(Duration.ofMinutes(1));

        assertThat(starts).hasSize(20);
        assertThat(starts.get(19)).isLessThanOrEqualTo(Duration.ofMillis(1050));
    }

    @Test
    void cancellingBeforeTheLimiterHeardOfTheCallTakesNothing() {
        RateLimiter limiter = one();
        List<String> started = new ArrayList<>();
        limiter.withPermit(permit -> {
                    started.add("cancelled");
                    return Mono.never();
                })
                .subscribe(new BaseSubscriber<>() {
                    @Override
                    protected void hookOnSubscribe(Subscription subscription) {
                        subscription.cancel();
                    }
                });
        limiter.limit(Mono.fromRunnable(() -> started.add("next"))).subscribe();
        assertThat(started).containsExactly("next");
    }

    @Test
    void cancellingBetweenTheGrantAndTheStartGivesTheTokenBack() {
        RateLimiter limiter =
                TokenBucket.builder().limit(2, SECOND).scheduler(clock).build();
        Disposable holder = limiter.withPermit(permit -> Mono.never()).subscribe();
        Disposable other = limiter.withPermit(permit -> Mono.never()).subscribe();
        List<String> started = new ArrayList<>();
        // Both are granted in one go; the first cancels the second before that has started.
        Disposable[] second = new Disposable[1];
        limiter.withPermit(permit -> {
                    started.add("first");
                    second[0].dispose();
                    return Mono.never();
                })
                .subscribe();
        second[0] = limiter.withPermit(permit -> {
                    started.add("second");
                    return Mono.never();
                })
                .subscribe();
        limiter.limit(Mono.fromRunnable(() -> started.add("third"))).subscribe();
        clock.at(5, () -> {
            holder.dispose();
            other.dispose();
        });
        clock.advance(Duration.ofMillis(5));
        assertThat(started).containsExactly("first", "third");
    }

    @Test
    void cancellingWhileTheCallStartsCountsWhatItSendsMeanwhile() {
        RateLimiter limiter = one();
        List<Duration> next = new ArrayList<>();
        Sinks.One<String> cancel = Sinks.one();
        limiter.withPermit(permit -> {
                    cancel.tryEmitValue("now");
                    permit.sent();
                    return Mono.never();
                })
                .takeUntilOther(cancel.asMono())
                .subscribe();
        limiter.limit(Mono.fromRunnable(() -> next.add(clock.time()))).subscribe();
        clock.advance(Duration.ofMinutes(1));
        assertThat(next).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void cancellingWhileTheCallStartsGivesBackWhatItDidNotSend() {
        RateLimiter limiter = one();
        Sinks.One<String> cancel = Sinks.one();
        List<String> started = new ArrayList<>();
        limiter.withPermit(permit -> {
                    cancel.tryEmitValue("now");
                    return Mono.never();
                })
                .takeUntilOther(cancel.asMono())
                .subscribe();
        limiter.limit(Mono.fromRunnable(() -> started.add("next"))).subscribe();
        assertThat(started).containsExactly("next");
    }

    @Test
    void cancellingCancelsTheCall() {
        List<String> signals = new ArrayList<>();
        Disposable call = one().limit(Mono.never().doOnCancel(() -> signals.add("cancelled")))
                .subscribe();
        call.dispose();
        call.dispose();
        assertThat(signals).containsExactly("cancelled");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cancellingStopsASourceThatEmitsWithoutEverReturning(boolean waits) {
        RateLimiter limiter = one();
        if (waits) {
            limiter.limit(Mono.empty()).subscribe();
        }
        AtomicLong emitted = new AtomicLong();
        List<Long> received = new ArrayList<>();
        Flux<Long> endless = Flux.generate(sink -> {
            if (emitted.incrementAndGet() > 1_000) {
                sink.error(new AssertionError("The source was not cancelled"));
            } else {
                sink.next(emitted.get());
            }
        });
        limiter.withPermit(permit -> endless).takeUntil(value -> value == 5).subscribe(received::add);
        clock.advance(SECOND);
        assertThat(received).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(emitted).hasValueLessThanOrEqualTo(6);
    }

    @Test
    void cancellingASourceThatEmitsAtOnceCancelsItOnce() {
        AtomicInteger cancelled = new AtomicInteger();
        one().withPermit(permit -> Flux.range(1, 1_000).doOnCancel(cancelled::incrementAndGet))
                .subscribe(new BaseSubscriber<>() {
                    @Override
                    protected void hookOnNext(Integer value) {
                        if (value == 5) {
                            cancel();
                        }
                        assertThat(value).isLessThanOrEqualTo(5);
                    }
                });
        assertThat(cancelled).hasValue(1);
    }

    @Test
    void whoWasCancelledWhileWaitingLeavesNothingBehind() {
        RateLimiter limiter = one();
        limiter.withPermit(permit -> Mono.never()).subscribe();
        Disposable before = limiter.limit(Mono.never()).subscribe();
        WeakReference<Object> call = waitAndCancel(limiter);
        Disposable after = limiter.limit(Mono.never()).subscribe();
        assertCollected(call);
        before.dispose();
        after.dispose();
    }

    private static WeakReference<Object> waitAndCancel(RateLimiter limiter) {
        Mono<String> call = Mono.fromCallable(() -> String.valueOf(limiter)).hide();
        limiter.limit(call).subscribe().dispose();
        return new WeakReference<>(call);
    }

    @Test
    void anAnsweredRequestIsNotRememberedBehindOneWithoutAnAnswer() {
        RateLimiter limiter = TokenBucket.builder()
                .limit(100, Duration.ofMillis(1))
                .transit(Duration.ofDays(1))
                .scheduler(clock)
                .build();
        limiter.limit(Mono.never()).subscribe();
        assertCollected(sendAndAnswer(limiter));
    }

    private static WeakReference<Object> sendAndAnswer(RateLimiter limiter) {
        Permit[] granted = new Permit[1];
        limiter.withPermit(permit -> {
                    granted[0] = permit;
                    permit.sent();
                    permit.answered();
                    return Mono.empty();
                })
                .subscribe();
        return new WeakReference<>(granted[0]);
    }

    @Test
    void aRequestInFlightDoesNotKeepItsCancelledSubscriber() {
        RateLimiter limiter = one();
        assertCollected(sendAndCancel(limiter));
        assertThat(limiter.toString()).isNotEmpty();
    }

    private static WeakReference<Object> sendAndCancel(RateLimiter limiter) {
        Mono<Object> call = Mono.never().hide();
        limiter.limit(call).subscribe().dispose();
        return new WeakReference<>(call);
    }

    private RateLimiter one() {
        return TokenBucket.builder().limit(1, SECOND).scheduler(clock).build();
    }

    private static void assertCollected(WeakReference<Object> reference) {
        for (int attempt = 0; attempt < 100 && reference.get() != null; attempt++) {
            System.gc();
        }
        assertThat(reference.get()).isNull();
    }
}
