package io.kinescope.client.observation;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.SignalType;

/**
 * The names and keys of observed calls. An implementation overrides what it changes.
 *
 * <table>
 * <caption>Low-cardinality keys</caption>
 * <tr><th>key</th><th>value</th></tr>
 * <tr><td>{@code operation}</td><td>the method and path template</td></tr>
 * <tr><td>{@code status}</td><td>the HTTP status of the last attempt; {@code NONE} without a response</td></tr>
 * <tr><td>{@code outcome}</td><td>{@code SUCCESS}, {@code CLIENT_ERROR} or {@code SERVER_ERROR} by the status,
 * {@code CANCELLED}, {@code FAILED} for a failure without such a status; {@code UNKNOWN} while the call runs</td></tr>
 * <tr><td>{@code exception}</td><td>the simple name of the error's class; {@code none} without an error</td></tr>
 * </table>
 *
 * <p>The high-cardinality key {@code request.id} has the {@code X-Request-ID} of the last response, if there is one.
 */
@SuppressWarnings("exports") // Micrometer is optional, so the module cannot require it of its users.
public interface CallObservationConvention extends ObservationConvention<CallObservationContext> {

    @Override
    default String getName() {
        return "kinescope.client.requests";
    }

    @Override
    default String getContextualName(CallObservationContext call) {
        return call.operation();
    }

    @Override
    default KeyValues getLowCardinalityKeyValues(CallObservationContext call) {
        Throwable failure = call.getError();
        Integer status = call.status();
        return KeyValues.of(
                KeyValue.of("operation", call.operation()),
                KeyValue.of("status", status == null ? "NONE" : status.toString()),
                KeyValue.of("outcome", outcome(call.end(), status)),
                KeyValue.of("exception", failure == null ? "none" : CallObservationContext.name(failure)));
    }

    @Override
    default KeyValues getHighCardinalityKeyValues(CallObservationContext call) {
        String id = call.requestId();
        return id == null ? KeyValues.empty() : KeyValues.of("request.id", id);
    }

    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof CallObservationContext;
    }

    private static String outcome(@Nullable SignalType end, @Nullable Integer status) {
        if (end == null) {
            return "UNKNOWN";
        }
        if (end != SignalType.ON_ERROR) {
            return end == SignalType.CANCEL ? "CANCELLED" : "SUCCESS";
        }
        if (status == null || status < 400) {
            return "FAILED";
        }
        return status < 500 ? "CLIENT_ERROR" : "SERVER_ERROR";
    }
}
