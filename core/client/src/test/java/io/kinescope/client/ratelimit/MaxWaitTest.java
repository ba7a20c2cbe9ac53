package io.kinescope.client.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Calls that would wait too long, or behind too many others, fail at once and take no permit. */
class MaxWaitTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final RecordingScheduler clock = new RecordingScheduler();
    private final List<Duration> started = new ArrayList<>();
    private final List<NoPermitException> refused = new ArrayList<>();

    private TokenBucket.Builder builder() {
        return TokenBucket.builder().scheduler(clock);
    }

    private Disposable call(RateLimiter limiter) {
        return limiter.limit(Mono.fromRunnable(() -> started.add(clock.time())))
                .subscribe(value -> {}, error -> refused.add((NoPermitException) error));
    }

    private void calls(RateLimiter limiter, int count) {
        for (int call = 0; call < count; call++) {
            call(limiter);
        }
    }

    @Test
    void aCallThatWouldWaitLongerFailsAtOnceAndSaysHowLong() {
        TokenBucket limiter = builder().limit(1, SECOND).build();
        calls(limiter, 4);
        RateLimiter impatient = limiter.maxWait(Duration.ofSeconds(3));
        StepVerifier.create(impatient.limit(Mono.just("sent")))
                .then(() -> clock.advance(Duration.ZERO))
                .verifyErrorSatisfies(error -> {
                    assertThat(error)
                            .isInstanceOf(NoPermitException.class)
                            .hasMessage("The call would wait longer for a permit than the PT3S allowed");
                    assertThat(((NoPermitException) error).expectedWait()).isEqualTo(Duration.ofSeconds(4));
                });
        call(limiter);
        clock.advance(Duration.ofMinutes(1));
        assertThat(started.get(4)).as("it took no permit").isEqualTo(Duration.ofSeconds(4));
        assertThat(limiter.state().rejected()).isEqualTo(1);
    }

    @Test
    void theContextOfACallStandsOverTheLimitersOwn() {
        TokenBucket limiter = builder().limit(1, SECOND).build();
        calls(limiter, 2);
        RateLimiter impatient = limiter.maxWait(SECOND);
        Mono<String> call = impatient.limit(Mono.just("sent"));
        call.contextWrite(MaxWait.of(Duration.ofSeconds(2))).subscribe(value -> started.add(clock.time()));
        call.subscribe(value -> {}, error -> refused.add((NoPermitException) error));
        clock.advance(Duration.ofMinutes(1));
        assertThat(refused).hasSize(1);
        assertThat(started).hasSize(3).endsWith(Duration.ofSeconds(2));
    }

    @Test
    void zeroAcceptsOnlyCallsThatStartAtOnce() {
        RateLimiter limiter = builder().limit(2, SECOND).build().maxWait(Duration.ZERO);
        calls(limiter, 3);
        clock.advance(Duration.ofMinutes(1));
        calls(limiter, 1);
        assertThat(started).hasSize(3);
        assertThat(refused).hasSize(1);
    }

    @Test
    void aPauseIsPartOfTheWait() {
        TokenBucket limiter = builder().limit(10, SECOND).build();
        limiter.pause(Duration.ofSeconds(5)).subscribe();
        call(limiter.maxWait(Duration.ofSeconds(4)));
        call(limiter.maxWait(Duration.ofSeconds(5)));
        clock.advance(Duration.ofMinutes(1));
        assertThat(refused).singleElement().satisfies(error -> assertThat(error.expectedWait())
                .isEqualTo(Duration.ofSeconds(5)));
        assertThat(started).containsExactly(Duration.ofSeconds(5));
    }

    @Test
    void noMoreCallsWaitThanTheQueueMayHoldOfEachPriority() {
        TokenBucket limiter = builder().limit(2, SECOND).maxWaiting(3).build();
        calls(limiter, 7);
        calls(limiter.background(), 5);
        assertThat(limiter.state().interactiveWaiting()).isEqualTo(3);
        assertThat(limiter.state().backgroundWaiting()).isEqualTo(3);
        clock.advance(Duration.ZERO);
        assertThat(refused).hasSize(4).allSatisfy(error -> assertThat(error)
                .hasMessage("No more than 3 calls of a priority may wait for a permit"));
        clock.advance(Duration.ofMinutes(1));
        assertThat(started).hasSize(8);
    }

    @Test
    void aRetryIsNotRefusedByAFullQueue() {
        TokenBucket limiter = builder().limit(1, SECOND).maxWaiting(1).build();
        calls(limiter, 2);
        limiter.withRetryPermit(permit -> Mono.fromRunnable(() -> started.add(clock.time())))
                .subscribe();
        clock.advance(Duration.ofMinutes(1));
        assertThat(started).hasSize(3);
        assertThat(refused).isEmpty();
    }

    /** Beside no other traffic, and with requests that are answered at once. */
    @Property(tries = 200)
    void theExpectedWaitIsTheWait(
            @ForAll @IntRange(max = 1_000) int waiting,
            @ForAll @IntRange(max = 70_000) int later,
            @ForAll boolean background) {
        RecordingScheduler own = new RecordingScheduler();
        TokenBucket limiter = TokenBucket.builder()
                .limit(10, SECOND)
                .limit(300, Duration.ofMinutes(1))
                .scheduler(own)
                .build();
        RateLimiter view = background ? limiter.background() : limiter;
        for (int call = 0; call < waiting; call++) {
            view.limit(Mono.empty()).subscribe();
        }
        own.advance(Duration.ofMillis(later));
        Duration expected = limiter.state().expectedWait(background ? Priority.BACKGROUND : Priority.INTERACTIVE);
        Duration came = own.time();
        List<Duration> starts = new ArrayList<>();
        view.limit(Mono.fromRunnable(() -> starts.add(own.time()))).subscribe();
        own.advance(Duration.ofHours(1));
        assertThat(starts.get(0).minus(came).minus(expected).abs()).isLessThanOrEqualTo(SECOND);
    }

    /** Beside calls of the other priority that wait as well, which get their part of the permits. */
    @Property(tries = 200)
    void theExpectedWaitIsTheWaitAmongCallsOfTheOtherPriority(
            @ForAll @IntRange(max = 500) int waiting,
            @ForAll @IntRange(max = 500) int others,
            @ForAll @IntRange(max = 9) int share,
            @ForAll boolean background) {
        RecordingScheduler own = new RecordingScheduler();
        TokenBucket limiter = TokenBucket.builder()
                .limit(10, SECOND)
                .reserve(0)
                .backgroundShare(share / 10.0)
                .scheduler(own)
                .build();
        RateLimiter view = background ? limiter.background() : limiter;
        RateLimiter otherView = background ? limiter : limiter.background();
        // Nobody is ahead of the others because of coming first.
        limiter.pause(SECOND).subscribe();
        for (int call = 0; call < Math.max(waiting, others); call++) {
            if (call < waiting) {
                view.limit(Mono.empty()).subscribe();
            }
            if (call < others) {
                otherView.limit(Mono.empty()).subscribe();
            }
        }
        Duration expected = limiter.state().expectedWait(background ? Priority.BACKGROUND : Priority.INTERACTIVE);
        List<Duration> starts = new ArrayList<>();
        view.limit(Mono.fromRunnable(() -> starts.add(own.time()))).subscribe();
        own.advance(Duration.ofHours(1));
        assertThat(starts.get(0).minus(expected).abs()).isLessThanOrEqualTo(SECOND);
    }

    @Test
    void aRequestWithoutAnAnswerIsInFlightForTheTransitBound() {
        TokenBucket limiter = builder().limit(2, SECOND).build();
        limiter.withPermit(permit -> Mono.never()).subscribe();
        limiter.withPermit(permit -> Mono.fromRunnable(permit::sent)).subscribe();
        assertThat(limiter.state().inFlight()).isEqualTo(2);
        clock.advance(Duration.ofMillis(999));
        assertThat(limiter.state().inFlight()).isEqualTo(2);
        clock.advance(Duration.ofMillis(1));
        assertThat(limiter.state().inFlight()).isEqualTo(1);
    }

    @Test
    void theStateSaysWhoWaitsAndWhatWasGranted() {
        TokenBucket limiter = builder().limit(2, SECOND).build();
        assertThat(limiter.state()).isEqualTo(LimiterState.NONE);
        limiter.limit(Mono.never()).subscribe();
        calls(limiter, 3);
        calls(limiter.background(), 1);
        limiter.pause(Duration.ofSeconds(5)).subscribe();
        LimiterState state = limiter.background().state();
        assertThat(state.interactiveWaiting()).isEqualTo(2);
        assertThat(state.backgroundWaiting()).isEqualTo(1);
        assertThat(state.inFlight()).isEqualTo(1);
        assertThat(state.granted()).isEqualTo(2);
        assertThat(state.pausedUntil()).isNotNull();
        assertThat(state.pausedUntil().toEpochMilli())
                .isEqualTo(clock.time().plusSeconds(5).toMillis());
        clock.advance(Duration.ofMinutes(1));
        state = limiter.state();
        assertThat(state.inFlight()).isZero();
        assertThat(state.granted()).isEqualTo(5);
        assertThat(state.pausedUntil()).isNull();
        assertThat(state.interactiveWait()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void refusesPartsThatAreNone(double part) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().reserve(part))
                .withMessage("reserve must be from 0 to less than 1, not " + part);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().backgroundShare(part))
                .withMessage("backgroundShare must be from 0 to less than 1, not " + part);
    }

    @Test
    void refusesANegativeWaitAndAQueueWithoutRoom() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MaxWait.of(Duration.ofMillis(-1)))
                .withMessage("The longest wait must not be negative, but is PT-0.001S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().maxWaiting(0))
                .withMessage("maxWaiting must be at least 1, not 0");
    }
}
