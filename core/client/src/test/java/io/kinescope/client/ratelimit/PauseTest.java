package io.kinescope.client.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
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
        assertThat(starts).hasSize(20);
        clock.advance(Duration.ofSeconds(19));
        assertThat(starts).hasSize(210);
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
        clock.advance(SECOND);
        assertThat(starts).hasSize(3).containsOnly(Duration.ofSeconds(2));
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
