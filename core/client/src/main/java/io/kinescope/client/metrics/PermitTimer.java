package io.kinescope.client.metrics;

import io.kinescope.client.api.CallListener;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Objects;

/**
 * The timer {@code kinescope.client.permit.wait}: the time that each attempt waited for its permit, with the tag
 * {@code operation}. An attempt that is cancelled or refused while it waits is not counted. Needs
 * {@code io.micrometer:micrometer-core}, which the client does not bring.
 *
 * <pre>{@code
 * builder.listener(PermitTimer.of(registry));
 * }</pre>
 */
@SuppressWarnings("exports") // Micrometer is optional, so the module cannot require it of its users.
public final class PermitTimer {

    private PermitTimer() {}

    /**
     * Creates the listener that records the waits.
     *
     * @param registry the registry of the timer
     * @return the listener
     */
    public static CallListener.Factory of(MeterRegistry registry) {
        MeterProvider<Timer> timers = Timer.builder("kinescope.client.permit.wait")
                .description("Wait of an attempt for its permit")
                .withRegistry(Objects.requireNonNull(registry, "registry must not be null"));
        return (operation, context) -> new CallListener() {
            @Override
            public void permitGranted(Duration waited) {
                timers.withTag("operation", operation).record(waited);
            }
        };
    }
}
