package io.kinescope.client.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** Keeping within the limits is easy for who is slow; this limiter must also reach them. */
class ThroughputTest {

    private final RecordingScheduler clock = new RecordingScheduler();
    private final RateLimiter limiter = TokenBucket.builder()
            .limit(10, Duration.ofSeconds(1))
            .limit(300, Duration.ofMinutes(1))
            .scheduler(clock)
            .build();
    private final Random random = new Random(7);
    private final List<Duration> starts = new ArrayList<>();

    private void call() {
        limiter.limit(Mono.defer(() -> {
                    starts.add(clock.time());
                    return Mono.delay(Duration.ofMillis(random.nextInt(1, 6)), clock.virtual());
                }))
                .subscribe();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 300, 301, 1_000, 10_000})
    void reachesNearlyTheIdeal(int calls) {
        for (int call = 0; call < calls; call++) {
            call();
        }
        clock.advance(Duration.ofHours(1));

        assertThat(starts).hasSize(calls);
        Duration ideal = Duration.ofSeconds(60L * ((calls - 1) / 300) + (calls - 1) % 300 / 10);
        Duration actual = starts.get(calls - 1);
        assertThat(actual).isGreaterThanOrEqualTo(ideal);
        assertThat(actual.multipliedBy(98)).isLessThanOrEqualTo(ideal.multipliedBy(100));
    }

    @Test
    void theFirstTenLeaveAtOnceAndTheNextDoNot() {
        for (int call = 0; call < 11; call++) {
            call();
        }
        assertThat(starts).hasSize(10).containsOnly(Duration.ZERO);
    }

    @Test
    void losesNothingToIdleTime() {
        for (int round = 0; round < 5; round++) {
            for (int call = 0; call < 10; call++) {
                call();
            }
            assertThat(starts).hasSize(10 * (round + 1));
            clock.advance(Duration.ofMinutes(2));
        }
    }
}
