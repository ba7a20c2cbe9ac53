package io.kinescope.client.observation;

import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.SignalType;

/**
 * The state of an observed call. Its values change while the call runs.
 *
 * <p>Its carrier gets the headers by which a server would continue the trace. They are sent only if the client's option
 * {@code sendTraceHeaders} is on.
 */
@SuppressWarnings("exports") // Micrometer is optional, so the module cannot require it of its users.
public final class CallObservationContext extends SenderContext<Map<String, String>> {

    private final String operation;
    private int attempts;
    private Duration waited = Duration.ZERO;
    private @Nullable Integer status;
    private @Nullable String requestId;
    private @Nullable SignalType end;

    CallObservationContext(String operation) {
        super((headers, name, value) -> Objects.requireNonNull(headers).put(name, value), Kind.CLIENT);
        setCarrier(new ConcurrentHashMap<>());
        setRemoteServiceName("kinescope");
        this.operation = operation;
    }

    void attemptStarted(int attempt) {
        attempts = attempt;
        status = null;
        requestId = null;
    }

    void permitGranted(Duration wait) {
        waited = waited.plus(wait);
    }

    void answered(int answeredStatus, @Nullable String answeredRequestId) {
        status = answeredStatus;
        requestId = answeredRequestId;
    }

    void finished(SignalType signal) {
        end = signal;
    }

    static String name(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        return name.isEmpty() ? failure.getClass().getName() : name;
    }

    /**
     * Returns the operation of the call.
     *
     * @return the method and path template, such as {@code GET /v1/videos/{video_id}}
     */
    public String operation() {
        return operation;
    }

    /**
     * Returns the number of attempts so far.
     *
     * @return the number, from 1
     */
    public int attempts() {
        return attempts;
    }

    /**
     * Returns the time that the call waited for its permits so far.
     *
     * @return the sum over all attempts
     */
    public Duration waited() {
        return waited;
    }

    /**
     * Returns the HTTP status of the last attempt.
     *
     * @return the status; null if that attempt has no response
     */
    public @Nullable Integer status() {
        return status;
    }

    /**
     * Returns the {@code X-Request-ID} of the last attempt's response.
     *
     * @return the request id; null if there is none
     */
    public @Nullable String requestId() {
        return requestId;
    }

    /**
     * Returns how the call ended.
     *
     * @return {@link SignalType#ON_COMPLETE}, {@link SignalType#ON_ERROR} or {@link SignalType#CANCEL}; null while it runs
     */
    public @Nullable SignalType end() {
        return end;
    }
}
