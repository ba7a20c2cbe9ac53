package io.kinescope.client.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.ratelimit.NoPermitException;
import io.kinescope.client.ratelimit.Priority;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.ratelimit.TokenBucket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class LimiterMetersTest {

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final RateLimiter limiter = TokenBucket.builder()
            .limit(1, Duration.ofSeconds(10))
            .scheduler(time)
            .build();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    LimiterMetersTest() {
        new LimiterMeters(limiter, "api").bindTo(registry);
    }

    @Test
    void showTheStateOfTheLimiter() {
        limiter.withPermit(permit -> {
                    permit.sent();
                    permit.refused();
                    return Mono.never();
                })
                .subscribe();
        limiter.limit(Mono.never()).subscribe();
        limiter.limit(Mono.never()).contextWrite(Priority.BACKGROUND).subscribe();
        limiter.limit(Mono.never()).contextWrite(Priority.BACKGROUND).subscribe();
        StepVerifier.create(limiter.maxWait(Duration.ZERO).limit(Mono.empty())).verifyError(NoPermitException.class);
        assertThat(gauge("in.flight")).isEqualTo(1);
        assertThat(waiting("interactive")).isEqualTo(1);
        assertThat(waiting("background")).isEqualTo(2);
        assertThat(counter("granted")).isEqualTo(1);
        assertThat(counter("refused")).isEqualTo(1);
        assertThat(counter("rejected")).isEqualTo(1);
        assertThat(registry.get("kinescope.client.limiter.expected.wait")
                        .tags("limiter", "api", "priority", "interactive")
                        .timeGauge()
                        .value(TimeUnit.SECONDS))
                .isGreaterThanOrEqualTo(10);
    }

    @Test
    void showAPauseWhileItLasts() {
        assertThat(gauge("paused")).isZero();
        StepVerifier.create(limiter.pause(Duration.ofSeconds(5))).verifyComplete();
        assertThat(gauge("paused")).isEqualTo(1);
        time.advanceTimeBy(Duration.ofSeconds(6));
        assertThat(gauge("paused")).isZero();
    }

    private double gauge(String name) {
        return registry.get("kinescope.client.limiter." + name)
                .tag("limiter", "api")
                .gauge()
                .value();
    }

    private double waiting(String priority) {
        return registry.get("kinescope.client.limiter.waiting")
                .tags("limiter", "api", "priority", priority)
                .gauge()
                .value();
    }

    private double counter(String name) {
        return registry.get("kinescope.client.limiter." + name)
                .tag("limiter", "api")
                .functionCounter()
                .count();
    }
}
