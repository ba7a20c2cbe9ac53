package io.kinescope.client.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class TokenBucketTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void describesItsLimits() {
        assertThat(TokenBucket.create()).hasToString("TokenBucket[10 per PT1S, 300 per PT1M]");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void refusesALimitThatLetsNothingPass(int count) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenBucket.builder().limit(count, SECOND))
                .withMessage("A limit must let at least one request pass, not " + count);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void refusesAPeriodThatIsNone(long seconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenBucket.builder().limit(1, Duration.ofSeconds(seconds)))
                .withMessageStartingWith("The period of a limit must be more than zero, not PT");
    }

    @Test
    void refusesANegativeTransitBound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenBucket.builder().transit(Duration.ofNanos(-1)))
                .withMessage("The transit bound must not be negative, but is PT-0.000000001S");
    }

    @Test
    void refusesToLimitNothing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TokenBucket.builder().build())
                .withMessageContaining("needs a limit");
    }

    @Test
    @SuppressWarnings("NullAway") // What a caller without null checks can do.
    void refusesNullAtTheDoor() {
        TokenBucket.Builder builder = TokenBucket.builder();
        assertThatNullPointerException()
                .isThrownBy(() -> builder.limit(1, null))
                .withMessage("period must not be null");
        assertThatNullPointerException().isThrownBy(() -> builder.transit(null)).withMessage("bound must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.scheduler(null))
                .withMessage("scheduler must not be null");
        TokenBucket limiter = TokenBucket.create();
        assertThatNullPointerException()
                .isThrownBy(() -> limiter.withPermit(null))
                .withMessage("call must not be null");
        assertThatNullPointerException().isThrownBy(() -> limiter.pause(null)).withMessage("duration must not be null");
    }

    @Test
    void whatOneBuilderBuildsSharesNothing() {
        RecordingScheduler clock = new RecordingScheduler();
        TokenBucket.Builder builder = TokenBucket.builder().limit(1, SECOND).scheduler(clock);
        TokenBucket first = builder.build();
        builder.limit(2, SECOND);
        AtomicInteger started = new AtomicInteger();
        first.limit(Mono.fromRunnable(started::incrementAndGet)).subscribe();
        builder.build().limit(Mono.fromRunnable(started::incrementAndGet)).subscribe();
        assertThat(started).hasValue(2);
        assertThat(first).hasToString("TokenBucket[1 per PT1S]");
    }

    @Test
    void theLargestLimitAndTheLongestPeriodWork() {
        RecordingScheduler clock = new RecordingScheduler();
        TokenBucket limiter = TokenBucket.builder()
                .limit(Integer.MAX_VALUE, Duration.ofSeconds(Long.MAX_VALUE))
                .limit(2, Duration.ofSeconds(Long.MAX_VALUE))
                .transit(Duration.ofSeconds(Long.MAX_VALUE))
                .scheduler(clock)
                .build();
        AtomicInteger started = new AtomicInteger();
        // Its clock starts at its first use, and later than that a period of all time is too long to add.
        limiter.pause(Duration.ofMillis(1)).subscribe();
        clock.advance(Duration.ofHours(1));
        for (int call = 0; call < 3; call++) {
            limiter.limit(Mono.fromRunnable(started::incrementAndGet)).subscribe();
        }
        clock.advance(Duration.ofDays(1_000));
        assertThat(started).hasValue(2);
    }

    @Test
    void unlimitedStartsEverythingAtOnceAndNeverPauses() {
        RateLimiter unlimited = RateLimiter.unlimited();
        AtomicInteger started = new AtomicInteger();
        unlimited.pause(Duration.ofDays(1)).subscribe();
        for (int call = 0; call < 1_000; call++) {
            unlimited.limit(Mono.fromRunnable(started::incrementAndGet)).subscribe();
            unlimited
                    .withPermit(permit -> {
                        permit.sent();
                        permit.answered();
                        return Mono.fromRunnable(started::incrementAndGet);
                    })
                    .subscribe();
        }
        assertThat(started).hasValue(2_000);
        assertThat(unlimited).hasToString("RateLimiter.unlimited()").isSameAs(RateLimiter.unlimited());
    }
}
