package io.kinescope.client.observation;

import io.kinescope.client.api.CallListener;
import io.micrometer.observation.Observation;
import io.micrometer.observation.Observation.Event;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.SignalType;
import reactor.util.context.ContextView;

/** The observation of one call. */
final class ObservedCall implements CallListener {

    /** The key of {@code ObservationThreadLocalAccessor}, whose class needs another optional library. */
    private static final String OBSERVATION = "micrometer.observation";

    private final CallObservationContext call;
    private final Observation observation;
    private boolean started;

    ObservedCall(
            String operation,
            ContextView context,
            ObservationRegistry registry,
            @Nullable CallObservationConvention custom,
            CallObservationConvention standard) {
        call = new CallObservationContext(operation);
        observation = Observation.createNotStarted(custom, standard, () -> call, registry);
        if (context.getOrDefault(OBSERVATION, null) instanceof Observation parent) {
            observation.parentObservation(parent);
        }
    }

    @Override
    public void attemptStarted(int attempt) {
        call.attemptStarted(attempt);
        if (!started) {
            started = true;
            observation.start();
        }
        observation.event(Event.of("attempt", "attempt " + attempt));
    }

    @Override
    public void permitGranted(Duration waited) {
        call.permitGranted(waited);
        observation.event(Event.of("permit", "permit after " + waited));
    }

    @Override
    public Map<String, String> traceHeaders() {
        return Objects.requireNonNull(call.getCarrier());
    }

    @Override
    public void answered(int status, @Nullable String requestId, Duration took) {
        call.answered(status, requestId);
    }

    @Override
    public void retrying(Throwable failure, Duration wait) {
        // The wait of a transfer that resumes is reported to a listener that gets no other event: nothing would stop
        // it.
        if (started) {
            observation.event(Event.of("retry", "retry after " + wait + ", " + CallObservationContext.name(failure)));
        }
    }

    @Override
    public void finished(SignalType end, @Nullable Throwable failure, Duration took) {
        call.finished(end);
        if (failure != null) {
            observation.error(failure);
        }
        observation.stop();
    }
}
