package io.kinescope.examples.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.error.ApiError;
import io.kinescope.client.error.RateLimitedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private final AtomicLong clock = new AtomicLong();
    private final Traffic traffic = new Traffic(clock::get);

    @Test
    void saysOfAPauseForRateOnceHowLongItIsAndWhenItIsOver() {
        refused(30);
        refused(30);
        assertThat(at(1)).containsExactly("the API refuses more requests for now, waiting 29 s");
        refused(29);
        traffic.answered(200, null, Duration.ZERO);
        assertThat(at(2)).isEmpty();
        assertThat(at(31)).isEmpty();
        traffic.answered(200, null, Duration.ZERO);
        assertThat(at(31)).containsExactly("going on after 31 s");
        assertThat(at(32)).isEmpty();
        assertThat(traffic.summary()).startsWith("0 requests, ");
    }

    @Test
    void saysOfALongerPauseAgain() {
        refused(10);
        assertThat(at(1)).hasSize(1);
        assertThat(at(10)).isEmpty();
        refused(60);
        assertThat(at(11)).containsExactly("the API refuses more requests for now, waiting 59 s");
        at(70);
        traffic.answered(200, null, Duration.ZERO);
        assertThat(at(71)).containsExactly("going on after 1 min 11 s");
    }

    @Test
    void saysNothingOfAShortPause() {
        refused(1);
        assertThat(at(0)).isEmpty();
        assertThat(at(1)).isEmpty();
        traffic.answered(200, null, Duration.ZERO);
        assertThat(at(2)).isEmpty();
    }

    private void refused(int seconds) {
        Duration wait = Duration.ofSeconds(seconds);
        traffic.retrying(
                new RateLimitedException("GET /v1/videos", new ApiError(429, 0, null, null, null, wait, List.of())),
                wait);
    }

    private List<String> at(int second) {
        clock.set(TimeUnit.SECONDS.toNanos(second));
        return traffic.report();
    }
}
