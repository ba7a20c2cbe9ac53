package io.kinescope.client.observation;

import io.kinescope.client.api.CallListener;
import io.micrometer.observation.ObservationRegistry;
import java.util.Objects;

/**
 * Observations of calls: one for each call, from its subscription to its end, with an event for each attempt, permit and
 * retry. {@link CallObservationConvention} has their names and keys.
 *
 * <pre>{@code
 * builder.listener(CallObservations.of(registry));
 * }</pre>
 *
 * <p>The parent of an observation is the one in the subscriber's Reactor context under the key of Micrometer's
 * {@code ObservationThreadLocalAccessor}, and otherwise the current one of the subscribing thread. Needs
 * {@code io.micrometer:micrometer-observation}, which the client does not bring. A registry without handlers costs nothing.
 */
@SuppressWarnings("exports") // Micrometer is optional, so the module cannot require it of its users.
public final class CallObservations {

    private static final CallListener SILENT = new CallListener() {};

    private static final CallObservationConvention STANDARD = new CallObservationConvention() {};

    private CallObservations() {}

    /**
     * Creates the listener that observes calls. A {@code GlobalObservationConvention} of the registry for
     * {@link CallObservationContext} replaces the names and keys.
     *
     * @param registry the registry of the observations
     * @return the listener
     */
    public static CallListener.Factory of(ObservationRegistry registry) {
        Objects.requireNonNull(registry, "registry must not be null");
        return (operation, context) ->
                registry.isNoop() ? SILENT : new ObservedCall(operation, context, registry, null, STANDARD);
    }

    /**
     * Creates the listener that observes calls with names and keys of the application.
     *
     * @param registry the registry of the observations
     * @param convention the names and keys
     * @return the listener
     */
    public static CallListener.Factory of(ObservationRegistry registry, CallObservationConvention convention) {
        Objects.requireNonNull(registry, "registry must not be null");
        Objects.requireNonNull(convention, "convention must not be null");
        return (operation, context) ->
                registry.isNoop() ? SILENT : new ObservedCall(operation, context, registry, convention, STANDARD);
    }
}
