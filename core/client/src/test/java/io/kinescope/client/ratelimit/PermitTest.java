package io.kinescope.client.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** When the only token of a bucket with a period of one second comes back, to the nanosecond. */
class PermitTest {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration NOT_AT_ALL = Duration.ofDays(365);

    private final RecordingScheduler clock = new RecordingScheduler();
    private final RateLimiter limiter = TokenBucket.builder()
            .limit(1, Duration.ofSeconds(1))
            .scheduler(clock)
            .build();
    private final Sinks.One<String> end = Sinks.one();
    private @Nullable Permit permit;
    private Duration nextStarted = NOT_AT_ALL;

    @Test
    void comesBackOnePeriodAfterTheAnswer() {
        assertThat(next(call -> {
                    sent(0);
                    answered(300);
                }))
                .isEqualTo(millis(1300));
    }

    @Test
    void countsFromTheTransitBoundWithoutAnAnswer() {
        assertThat(next(call -> sent(0))).isEqualTo(millis(2000));
    }

    @Test
    void countsFromTheMomentOfSendingRatherThanOfStarting() {
        assertThat(next(call -> sent(700))).isEqualTo(millis(2700));
    }

    @Test
    void ignoresAnAnswerAfterTheTransitBound() {
        assertThat(next(call -> {
                    sent(0);
                    answered(1500);
                }))
                .isEqualTo(millis(2000));
    }

    @Test
    void countsAnAnswerThatWasNeverSent() {
        assertThat(next(call -> answered(300))).isEqualTo(millis(1300));
    }

    @Test
    void countsAnAnswerBeforeTheSending() {
        assertThat(next(call -> {
                    answered(100);
                    sent(200);
                }))
                .isEqualTo(millis(1100));
    }

    @Test
    void countsOnlyTheFirstSending() {
        assertThat(next(call -> {
                    sent(0);
                    sent(500);
                    sent(999);
                }))
                .isEqualTo(millis(2000));
    }

    @Test
    void countsOnlyTheFirstAnswer() {
        assertThat(next(call -> {
                    sent(0);
                    answered(100);
                    answered(500);
                }))
                .isEqualTo(millis(1100));
    }

    @Test
    void waitsOutTheTransitBoundAfterAnErrorOfASentCall() {
        assertThat(next(call -> {
                    sent(0);
                    clock.at(200, () -> end.tryEmitError(new IllegalStateException("reset")));
                }))
                .isEqualTo(millis(2000));
    }

    @Test
    void waitsOutTheTransitBoundAfterCancellationOfASentCall() {
        assertThat(next(call -> {
                    sent(0);
                    clock.at(200, call::dispose);
                }))
                .isEqualTo(millis(2000));
    }

    @Test
    void waitsOutTheTransitBoundAfterCompletionOfASentCall() {
        assertThat(next(call -> {
                    sent(0);
                    clock.at(200, end::tryEmitEmpty);
                }))
                .isEqualTo(millis(2000));
    }

    @Test
    void comesBackAtOnceWhenAnUnsentCallFails() {
        assertThat(next(call -> clock.at(200, () -> end.tryEmitError(new IllegalStateException("refused")))))
                .isEqualTo(millis(200));
    }

    @Test
    void comesBackAtOnceWhenAnUnsentCallIsCancelled() {
        assertThat(next(call -> clock.at(200, call::dispose))).isEqualTo(millis(200));
    }

    @Test
    void comesBackAtOnceWhenAnUnsentCallCompletes() {
        assertThat(next(call -> clock.at(200, end::tryEmitEmpty))).isEqualTo(millis(200));
    }

    @Test
    void comesBackToEveryBucket() {
        RateLimiter both = TokenBucket.builder()
                .limit(1, Duration.ofSeconds(1))
                .limit(1, Duration.ofSeconds(1))
                .scheduler(clock)
                .build();
        AtomicInteger started = new AtomicInteger();
        Mono<Void> unused = Mono.fromRunnable(started::incrementAndGet);
        both.withPermit(permit -> unused).subscribe();
        both.withPermit(permit -> unused).subscribe();
        assertThat(started).hasValue(2);
    }

    @Test
    void staysOutWhileTheCallIsNotSent() {
        assertThat(next(call -> {})).isEqualTo(NOT_AT_ALL);
        assertThat(clock.outstanding())
                .as("timers without an instant to wait for")
                .isZero();
    }

    @Test
    void ignoresASendingAfterTheEnd() {
        assertThat(next(call -> {
                    clock.at(200, call::dispose);
                    clock.at(200, () -> permit().sent());
                    clock.at(200, () -> permit().answered());
                }))
                .isEqualTo(millis(200));
        nextAgain();
        assertThat(nextStarted).isEqualTo(clock.time());
    }

    @Test
    void ignoresAnAnswerAfterTheEnd() {
        assertThat(next(call -> {
                    sent(0);
                    clock.at(200, call::dispose);
                    answered(300);
                }))
                .isEqualTo(millis(2000));
    }

    @Test
    void countsUntilTheCallEnds() {
        Disposable call = limiter.withPermit(granted -> {
                    permit = granted;
                    return Mono.never();
                })
                .subscribe();
        assertThat(permit().sent()).isTrue();
        assertThat(permit().sent()).as("reported twice").isTrue();
        call.dispose();
        assertThat(permit().sent()).as("after the end of the call").isFalse();
    }

    @Test
    void doesNotCountOnceItWasReturned() {
        List<Permit> returned = new ArrayList<>();
        Disposable cancelled = limiter.withPermit(granted -> {
                    returned.add(granted);
                    return Mono.never();
                })
                .subscribe();
        cancelled.dispose();
        limiter.withPermit(granted -> {
                    returned.add(granted);
                    return Mono.empty();
                })
                .subscribe();
        limiter.withPermit(granted -> {
                    returned.add(granted);
                    return Mono.error(new IllegalStateException("refused"));
                })
                .subscribe(value -> {}, error -> {});
        assertThat(returned).hasSize(3).noneMatch(Permit::sent);
        nextAgain();
        assertThat(nextStarted).as("the late reports cost nothing").isEqualTo(AT_ONCE);
    }

    @Test
    void countsAlwaysWithoutALimit() {
        List<Permit> granted = new ArrayList<>();
        RateLimiter.unlimited()
                .withPermit(permit -> {
                    granted.add(permit);
                    return Mono.never();
                })
                .subscribe()
                .dispose();
        assertThat(granted).allMatch(Permit::sent);
    }

    @Test
    void isNotTwiceInTheBucketAfterDoubleReports() {
        next(call -> {
            sent(0);
            answered(100);
            answered(200);
            clock.at(300, end::tryEmitEmpty);
            clock.at(400, call::dispose);
            sent(500);
            answered(600);
        });
        // The one that waited was not sent and has ended. There must be one token now, not two.
        Disposable holder = limiter.withPermit(only -> Mono.never()).subscribe();
        nextAgain();
        assertThat(nextStarted).isEqualTo(NOT_AT_ALL);
        holder.dispose();
        assertThat(nextStarted).isEqualTo(clock.time());
    }

    @Test
    void countsOnceWhenTheAnswerOvertakesTheSendingOnAnotherThread() {
        Limits limits = new Limits(List.of(new Bucket(2, Duration.ofSeconds(1).toNanos())), 0.1);
        PermitCounter limiter = new PermitCounter(
                limits,
                new Pace(limits.buckets(), true, 0),
                new WaitingCalls(0.1),
                Integer.MAX_VALUE,
                Duration.ofSeconds(1).toNanos(),
                () -> clock);
        AtomicInteger started = new AtomicInteger();
        List<TokenPermit> permits = new ArrayList<>();
        for (int call = 0; call < 6; call++) {
            LimitedFlux.of(limiter, granted -> {
                        started.incrementAndGet();
                        permits.add((TokenPermit) granted);
                        return Mono.never();
                    })
                    .subscribe();
        }
        limiter.post(() -> limiter.answered(permits.get(0)));
        limiter.post(() -> limiter.sent(permits.get(0)));
        clock.advance(Duration.ofMinutes(1));
        // Two, and the one that followed the answer.
        assertThat(started).hasValue(3);
    }

    @Test
    void aTransitBoundOfZeroCountsFromTheSending() {
        RateLimiter impatient = TokenBucket.builder()
                .limit(1, Duration.ofSeconds(1))
                .transit(AT_ONCE)
                .scheduler(clock)
                .build();
        impatient.limit(Mono.never()).subscribe();
        impatient.limit(Mono.fromRunnable(() -> nextStarted = clock.time())).subscribe();
        clock.advance(Duration.ofMinutes(1));
        assertThat(nextStarted).isEqualTo(millis(1000));
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    /** When the second call starts, if this is what becomes of the first. */
    private Duration next(Consumer<Disposable> fate) {
        Disposable call = limiter.<String>withPermit(granted -> {
                    permit = granted;
                    return end.asMono();
                })
                .subscribe(value -> {}, error -> {});
        nextAgain();
        fate.accept(call);
        clock.advance(Duration.ofMinutes(1));
        return nextStarted;
    }

    private void nextAgain() {
        nextStarted = NOT_AT_ALL;
        limiter.withPermit(next -> Mono.fromRunnable(() -> nextStarted = clock.time()))
                .subscribe();
    }

    private Permit permit() {
        return Objects.requireNonNull(permit);
    }

    private void sent(long millis) {
        clock.at(millis, () -> permit().sent());
    }

    private void answered(long millis) {
        clock.at(millis, () -> permit().answered());
    }
}
