package io.kinescope.examples.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowedRateTest {

    @Test
    void tenGoEverySecondUntilTheMinuteIsUsedUp() {
        assertThat(AllowedRate.until(1)).isZero();
        assertThat(AllowedRate.until(11)).isEqualTo(Duration.ofSeconds(1));
        assertThat(AllowedRate.until(300)).isEqualTo(Duration.ofMillis(29_900));
        assertThat(AllowedRate.until(301)).isEqualTo(Duration.ofMinutes(1));
        assertThat(AllowedRate.until(1000)).isEqualTo(Duration.ofMillis(189_900));
    }

    @Test
    void whatIsLeftEndsWhenTheMinutesAllowIt() {
        assertThat(AllowedRate.left(300, Duration.ofSeconds(30), 100)).isEqualTo(Duration.ofMillis(39_900));
        assertThat(AllowedRate.left(250, Duration.ofSeconds(25), 50)).isEqualTo(Duration.ofMillis(4_900));
    }

    @Test
    void aJobThatWasSlowMayNotGoFasterThanTheLimits() {
        assertThat(AllowedRate.left(100, Duration.ofMinutes(10), 51)).isEqualTo(Duration.ofSeconds(5));
        assertThat(AllowedRate.left(100, Duration.ofMinutes(10), 3000)).isEqualTo(Duration.ofMillis(569_900));
        assertThat(AllowedRate.left(100, Duration.ofMinutes(10), 0)).isZero();
    }
}
