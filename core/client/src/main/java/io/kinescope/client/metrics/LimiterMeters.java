package io.kinescope.client.metrics;

import io.kinescope.client.ratelimit.LimiterState;
import io.kinescope.client.ratelimit.Priority;
import io.kinescope.client.ratelimit.RateLimiter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * The meters of a rate limiter, read from {@link RateLimiter#state()}.
 *
 * <p>Their names begin with {@code kinescope.client.limiter.}, and all have the tag {@code limiter}: the gauges
 * {@code waiting}, {@code expected.wait} (both by {@code priority}), {@code in.flight} and {@code paused} (1 during a pause,
 * otherwise 0), and the counters {@code granted}, {@code refused} and {@code rejected}. {@link LimiterState} says what each
 * counts. The registry does not keep the limiter alive; clients do. Needs {@code io.micrometer:micrometer-core}, which the
 * client does not bring.
 *
 * <pre>{@code
 * RateLimiter limiter = TokenBucket.create();
 * new LimiterMeters(limiter, "api").bindTo(registry);
 * }</pre>
 */
@SuppressWarnings("exports") // Micrometer is optional, so the module cannot require it of its users.
public final class LimiterMeters implements MeterBinder {

    private static final String PREFIX = "kinescope.client.limiter.";

    private final RateLimiter limiter;
    private final Tags tags;

    /**
     * Creates the meters, which are not yet in a registry.
     *
     * @param limiter the limiter
     * @param name the value of the tag {@code limiter}, which tells several limiters apart
     */
    public LimiterMeters(RateLimiter limiter, String name) {
        this.limiter = Objects.requireNonNull(limiter, "limiter must not be null");
        this.tags = Tags.of("limiter", Objects.requireNonNull(name, "name must not be null"));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Objects.requireNonNull(registry, "registry must not be null");
        for (Priority priority : Priority.values()) {
            Tags prioritized = tags.and("priority", priority.name().toLowerCase(Locale.ROOT));
            gauge(registry, "waiting", "Calls that wait for a permit", prioritized, state -> state.waiting(priority));
            TimeGauge.builder(PREFIX + "expected.wait", limiter, TimeUnit.NANOSECONDS, source -> source.state()
                            .expectedWait(priority)
                            .toNanos())
                    .description("Estimated wait of a call that came now")
                    .tags(prioritized)
                    .register(registry);
        }
        gauge(registry, "in.flight", "Calls that have a permit and are not answered", tags, LimiterState::inFlight);
        gauge(registry, "paused", "1 while calls are held back", tags, state -> state.pausedUntil() == null ? 0 : 1);
        counter(registry, "granted", "Permits granted", LimiterState::granted);
        counter(registry, "refused", "Requests that the server refused for rate", LimiterState::refused);
        counter(registry, "rejected", "Calls that would have waited too long", LimiterState::rejected);
    }

    private void gauge(
            MeterRegistry registry, String name, String description, Tags own, ToDoubleFunction<LimiterState> value) {
        Gauge.builder(PREFIX + name, limiter, source -> value.applyAsDouble(source.state()))
                .description(description)
                .tags(own)
                .register(registry);
    }

    private void counter(MeterRegistry registry, String name, String description, ToLongFunction<LimiterState> value) {
        FunctionCounter.builder(PREFIX + name, limiter, source -> value.applyAsLong(source.state()))
                .description(description)
                .tags(tags)
                .register(registry);
    }
}
