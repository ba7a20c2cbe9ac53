package io.kinescope.client.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimerTest {

    private final RecordingScheduler clock = new RecordingScheduler();
    private final List<Long> expired = new ArrayList<>();
    private final Timer timer = new Timer(expired::add);

    @Test
    void aTimerThatWentOffAfterItWasClearedDoesNotPassForTheNext() {
        timer.set(10, 0, clock);
        clock.advance(Duration.ofNanos(10));
        // Before the limiter hears of it, everybody has left and somebody else has come.
        timer.clear();
        timer.set(20, 10, clock);
        expired.forEach(timer::expired);
        timer.clear();
        assertThat(clock.outstanding()).isZero();
    }

    @Test
    void neitherLastsLongerThanSchedulersCanAddToTheirClocksNorIsForgotten() {
        long century = Duration.ofDays(36_500).toNanos();
        timer.set(century, 0, clock);
        assertThat(clock.outstanding()).isEqualTo(1);
        clock.advance(Duration.ofDays(1));
        assertThat(expired).hasSize(1);
    }

    @Test
    void isNotSetForNever() {
        timer.set(10, 0, clock);
        timer.clear();
        timer.set(Nanoseconds.NEVER, 0, clock);
        assertThat(clock.outstanding()).isZero();
    }
}
