package io.kinescope.client.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.Api;
import io.kinescope.client.api.ApiSettings;
import io.kinescope.client.api.RecordingExchange;
import io.kinescope.client.ratelimit.TokenBucket;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class PermitTimerTest {

    @Test
    void recordsTheWaitOfEveryAttempt() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        StepVerifier.withVirtualTime(() -> new Api(
                                RecordingExchange.answering("{}"),
                                ApiSettings.standard()
                                        .rateLimiter(TokenBucket.builder()
                                                .limit(1, Duration.ofSeconds(10))
                                                .transit(Duration.ZERO)
                                                .build())
                                        .listener(PermitTimer.of(registry)))
                        .get("/v1/videos/{video_id}", "secret-id")
                        .done()
                        .repeat(1))
                .thenAwait(Duration.ofMinutes(1))
                .verifyComplete();
        Timer timer = registry.get("kinescope.client.permit.wait")
                .tag("operation", "GET /v1/videos/{video_id}")
                .timer();
        assertThat(timer.count()).isEqualTo(2);
        assertThat(timer.totalTime(TimeUnit.SECONDS)).isBetween(10.0, 11.0);
    }
}
