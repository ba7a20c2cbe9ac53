package io.kinescope.client.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class PauseTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final RecordingScheduler clock = new RecordingScheduler();
    private final RateLimiter limiter = TokenBucket.builder()
            .limit(10, SECOND)
            .limit(300, Duration.ofMinutes(1))
            .scheduler(clock)
            .build();
    private final List<Duration> starts = new ArrayList<>();
    private final Server server = new Server();

    private Disposable call() {
        return limiter.limit(Mono.fromRunnable(() -> {
                    starts.add(clock.time());
                    server.arrive(clock.time().toNanos());
                }))
                .subscribe();
    }

    private void calls(int count) {
        for (int call = 0; call < count; call++) {
            call();
        }
    }

    @Test
    void holdsBackWhoWaitsAndDoesNotEndInABurst() {
        calls(210);
        clock.advance(Duration.ofMillis(500));
        limiter.pause(Duration.ofSeconds(2)).subscribe();

        clock.advanceTo(Duration.ofMillis(2_500).minusNanos(1));
        assertThat(starts).hasSize(10);
        clock.advance(Duration.ofNanos(1));
        assertThat(starts).hasSize(11);
        clock.advance(Duration.ofSeconds(20));
        assertThat(starts).hasSize(210);
        assertThat(intervals(10)).allMatch(interval -> interval.compareTo(Duration.ofMillis(100)) >= 0);
        server.assertWithin(10, SECOND);
        server.assertWithin(300, Duration.ofMinutes(1));
    }

    @Test
    void holdsBackWhoComesLaterThoughTokensAreFree() {
        limiter.pause(Duration.ofSeconds(2)).subscribe();
        clock.advance(SECOND);
        calls(3);
        assertThat(starts).isEmpty();
        assertThat(clock.outstanding()).isEqualTo(1);
        clock.advance(Duration.ofMillis(1_200));
        assertThat(starts).containsExactly(Duration.ofSeconds(2), Duration.ofMillis(2_100), Duration.ofMillis(2_200));
    }

    @Test
    void theFirstCallAfterAPauseIsAloneUntilItIsAnswered() {
        limiter.pause(SECOND).subscribe();
        limiter.limit(Mono.defer(() -> {
                    starts.add(clock.time());
                    return Mono.delay(Duration.ofMillis(300), clock.virtual());
                }))
                .subscribe();
        calls(2);
        clock.advance(Duration.ofSeconds(2));
        assertThat(starts).containsExactly(SECOND, Duration.ofMillis(1_400), Duration.ofMillis(1_500));
    }

    @Test
    void withoutAnAnswerTheFirstCallAfterAPauseHoldsBackTheOthersForTheTransitBound() {
        limiter.pause(SECOND).subscribe();
        limiter.limit(Mono.never()).subscribe();
        calls(1);
        clock.advance(Duration.ofSeconds(3));
        assertThat(starts).containsExactly(Duration.ofMillis(2_100));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFirstCallAfterAPauseThatIsNotSentHoldsBackNobody(boolean cancelled) {
        limiter.pause(SECOND).subscribe();
        Sinks.Empty<Object> end = Sinks.empty();
        Disposable first = limiter.withPermit(permit -> end.asMono()).subscribe();
        calls(1);
        clock.at(1_300, cancelled ? first::dispose : end::tryEmitEmpty);
        clock.advance(Duration.ofSeconds(3));
        assertThat(starts).containsExactly(Duration.ofMillis(1_300));
    }

    @Test
    void anotherPauseStartsSlowlyAnew() {
        limiter.pause(SECOND).subscribe();
        clock.advance(Duration.ofSeconds(50));
        limiter.pause(SECOND).subscribe();
        calls(3);
        clock.advance(Duration.ofSeconds(2));
        assertThat(intervals(0)).containsOnly(Duration.ofMillis(100));
    }

    @ParameterizedTest
    @CsvSource({"14, 1", "16, 2", "31, 4", "46, 8", "61, 10"})
    void howManyStartTogetherDoublesWithEveryQuarterOfAMinute(int seconds, int together) {
        limiter.pause(Duration.ofMillis(1)).subscribe();
        clock.advance(Duration.ofSeconds(seconds));
        calls(20);
        assertThat(starts).hasSize(together);
    }

    @Property(tries = 100)
    void afterAPauseTheServerSeesOneAtATime(
            @ForAll @IntRange(max = 1_500) int slowest,
            @ForAll @IntRange(min = 1, max = 20_000) int pause,
            @ForAll long seed) {
        Traffic traffic = new Traffic(
                TokenBucket.builder()
                        .limit(10, SECOND)
                        .limit(300, Duration.ofMinutes(1))
                        .transit(Duration.ofMillis(1_500)),
                new Traffic.Mix(5, 5, 5, 5, 10, Duration.ofMillis(slowest).toNanos()),
                seed);
        traffic.saturate(100, Long.MAX_VALUE);
        traffic.clock.advanceTimeBy(Duration.ofSeconds(7));
        traffic.pause(Duration.ofMillis(pause));
        // Calls that started before the pause take up to a second to connect, and then up to 1.5 s to arrive.
        traffic.clock.advanceTimeBy(Duration.ofMillis(Math.max(pause - 1, 2_500)));
        Server server = traffic.server;
        int before = server.size();
        traffic.clock.advanceTimeBy(Duration.ofSeconds(12));

        assertThat(server.size()).isGreaterThan(before);
        server.assertWithinFrom(before, 1, Duration.ofMillis(100));
        server.assertWithin(10, SECOND);
        traffic.clock.advanceTimeBy(Duration.ofMinutes(10));
        server.assertWithin(10, SECOND);
        server.assertWithin(300, Duration.ofMinutes(1));
        assertThat(server.size() - before).as("full speed again").isGreaterThan(2_000);
    }

    private List<Duration> intervals(int from) {
        return IntStream.range(from + 1, starts.size())
                .mapToObj(index -> starts.get(index).minus(starts.get(index - 1)))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "5, 1", "5, 5", "5, 0", "5, -7"})
    void ofTwoPausesTheOneThatEndsLaterCounts(int first, int second) {
        limiter.pause(Duration.ofSeconds(first)).subscribe();
        limiter.pause(Duration.ofSeconds(second)).subscribe();
        call();
        clock.advance(Duration.ofMinutes(1));
        assertThat(starts).containsExactly(Duration.ofSeconds(5));
    }

    @Test
    void countsFromItsSubscription() {
        Mono<Void> pause = limiter.pause(SECOND);
        call();
        assertThat(starts).hasSize(1);
        clock.advance(Duration.ofSeconds(3));

        StepVerifier.create(pause).verifyComplete();
        call();
        clock.advance(Duration.ofSeconds(3));
        StepVerifier.create(pause).verifyComplete();
        call();
        clock.advance(Duration.ofSeconds(3));
        assertThat(starts).containsExactly(Duration.ZERO, Duration.ofSeconds(4), Duration.ofSeconds(7));
    }

    @Test
    void zeroAndLessDoNothing() {
        StepVerifier.create(limiter.pause(Duration.ZERO)).verifyComplete();
        StepVerifier.create(limiter.pause(Duration.ofSeconds(Long.MIN_VALUE))).verifyComplete();
        call();
        assertThat(starts).hasSize(1);
    }

    @Test
    void anAbsurdPauseNeitherOverflowsNorKeepsTheSchedulerBusy() {
        call();
        clock.advance(SECOND);
        StepVerifier.create(limiter.pause(Duration.ofSeconds(Long.MAX_VALUE))).verifyComplete();
        StepVerifier.create(limiter.pause(SECOND)).verifyComplete();
        Disposable call = call();
        clock.advance(Duration.ofDays(36_500));
        assertThat(starts).hasSize(1);
        assertThat(clock.delayed()).isLessThanOrEqualTo(36_501);
        call.dispose();
        assertThat(clock.outstanding()).isZero();
    }

    @Test
    void callsThatHaveStartedGoOn() {
        List<Long> answers = new ArrayList<>();
        limiter.limit(Mono.delay(Duration.ofMillis(5), clock.virtual())).subscribe(answers::add);
        limiter.pause(Duration.ofSeconds(5)).subscribe();
        clock.advance(Duration.ofMillis(5));
        assertThat(answers).hasSize(1);
    }
}
