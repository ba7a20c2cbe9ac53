package io.kinescope.client.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmTest {

    private final RecordingScheduler clock = new RecordingScheduler();
    private final List<Long> rung = new ArrayList<>();
    private final Alarm alarm = new Alarm(rung::add);

    @Test
    void aTimerThatWentOffAfterItWasClearedDoesNotPassForTheNext() {
        alarm.set(10, 0, clock);
        clock.advance(Duration.ofNanos(10));
        // Before the limiter hears of it, everybody has left and somebody else has come.
        alarm.clear();
        alarm.set(20, 10, clock);
        rung.forEach(alarm::wentOff);
        alarm.clear();
        assertThat(clock.outstanding()).isZero();
    }

    @Test
    void neitherLastsLongerThanSchedulersCanAddToTheirClocksNorIsForgotten() {
        long century = Duration.ofDays(36_500).toNanos();
        alarm.set(century, 0, clock);
        assertThat(clock.outstanding()).isEqualTo(1);
        clock.advance(Duration.ofDays(1));
        assertThat(rung).hasSize(1);
    }

    @Test
    void isNotSetForNever() {
        alarm.set(10, 0, clock);
        alarm.clear();
        alarm.set(Nanos.NEVER, 0, clock);
        assertThat(clock.outstanding()).isZero();
    }
}
