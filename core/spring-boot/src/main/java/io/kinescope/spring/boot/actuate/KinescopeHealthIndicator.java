package io.kinescope.spring.boot.actuate;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.ForbiddenException;
import io.kinescope.client.error.KinescopeException;
import io.kinescope.client.error.PaymentRequiredException;
import io.kinescope.client.error.RateLimitedException;
import io.kinescope.client.error.TransportException;
import io.kinescope.client.error.UnauthorizedException;
import io.kinescope.client.error.WaitTooLongException;
import io.kinescope.client.ratelimit.LimiterState;
import io.kinescope.client.ratelimit.RateLimiter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The health of the connection to Kinescope. It requests one video at background priority, at most once a minute.
 *
 * <p>{@code DOWN} are failures that somebody can act on: a token that is not accepted, an unpaid plan, a host that does not
 * answer. {@code UNKNOWN} are failures of Kinescope itself. A limiter that makes calls wait is {@code UP}.
 */
final class KinescopeHealthIndicator implements ReactiveHealthIndicator {

    private static final Duration MAX_AGE = Duration.ofMinutes(1);
    private static final Duration MAX_WAIT = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final RateLimiter limiter;
    private final Mono<Health> lastRequest;

    KinescopeHealthIndicator(KinescopeClient client, RateLimiter limiter) {
        this(client, limiter, Schedulers.parallel());
    }

    /** The clock of the scheduler tells the age of the last request. */
    KinescopeHealthIndicator(KinescopeClient client, RateLimiter limiter, Scheduler clock) {
        this.limiter = limiter;
        this.lastRequest = client.background()
                .api()
                .withoutRetry()
                .maxWait(MAX_WAIT)
                .get("/v1/videos")
                .query("per_page", 1)
                .done()
                .thenReturn(Health.up().build())
                .timeout(TIMEOUT, clock)
                .onErrorResume(failure -> Mono.just(health(failure)))
                .cache(MAX_AGE, clock);
    }

    @Override
    public Mono<Health> health() {
        return lastRequest.map(this::withLimiter);
    }

    private static Health health(Throwable failure) {
        Health.Builder health = new Health.Builder(status(failure));
        if (failure instanceof KinescopeException) {
            health.withDetail("reason", String.valueOf(failure.getMessage()));
        } else if (failure instanceof TimeoutException) {
            health.withDetail("reason", "no answer within " + TIMEOUT.toSeconds() + " s");
        } else {
            health.withDetail("reason", failure.getClass().getName());
        }
        if (failure instanceof ApiException answer && answer.requestId() != null) {
            health.withDetail("requestId", answer.requestId());
        }
        return health.build();
    }

    private static Status status(Throwable failure) {
        if (failure instanceof WaitTooLongException || failure instanceof RateLimitedException) {
            return Status.UP;
        }
        boolean actionable = failure instanceof UnauthorizedException
                || failure instanceof ForbiddenException
                || failure instanceof PaymentRequiredException
                || failure instanceof TransportException
                || failure instanceof TimeoutException;
        return actionable ? Status.DOWN : Status.UNKNOWN;
    }

    private Health withLimiter(Health health) {
        LimiterState state = limiter.state();
        Health.Builder current = new Health.Builder(health.getStatus(), health.getDetails())
                .withDetail("waiting", state.interactiveWaiting() + state.backgroundWaiting())
                .withDetail("inFlight", state.inFlight());
        Optional.ofNullable(state.pausedUntil()).ifPresent(end -> current.withDetail("pausedUntil", end.toString()));
        return current.build();
    }
}
