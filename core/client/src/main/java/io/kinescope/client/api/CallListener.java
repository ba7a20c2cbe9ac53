package io.kinescope.client.api;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.SignalType;
import reactor.util.context.ContextView;

/**
 * A listener for the events of one call, for logs, metrics and traces.
 *
 * <p>The events come in this order: for each attempt {@link #attemptStarted}, {@link #permitGranted} and {@link #answered},
 * between two attempts {@link #retrying}, at the end {@link #finished}. An attempt that fails before its response has no
 * {@code answered}. The events of one call do not overlap, but come on different threads. A listener must not block; what
 * it throws is discarded and harms no call. No event holds an id of a resource, a token or another secret.
 *
 * <pre>{@code
 * builder.listener((operation, context) -> new CallListener() {
 *     @Override
 *     public void answered(int status, String requestId, Duration took) {
 *         log.debug("{} answered {} after {}", operation, status, took);
 *     }
 * });
 * }</pre>
 */
public interface CallListener {

    /**
     * Reports that an attempt starts and requests a permit of the limiter.
     *
     * @param attempt the number of the attempt, from 1
     */
    default void attemptStarted(int attempt) {}

    /**
     * Reports that the attempt has its permit, so that its request is sent now.
     *
     * @param waited the time that the attempt waited for the permit
     */
    default void permitGranted(Duration waited) {}

    /**
     * Reports the head of a response; the body may still follow.
     *
     * @param status the HTTP status
     * @param requestId the response's {@code X-Request-ID}, which Kinescope's support asks for; null if it has none
     * @param took the time since the permit was granted
     */
    default void answered(int status, @Nullable String requestId, Duration took) {}

    /**
     * Reports that the call failed and waits before its next attempt. A protocol that resumes, as tus does, waits between
     * calls: it reports that to a listener of its own, which gets no other events.
     *
     * @param failure the failure, usually a {@link io.kinescope.client.error.KinescopeException}
     * @param wait the wait before the next attempt; waiting for a permit comes on top
     */
    default void retrying(Throwable failure, Duration wait) {}

    /**
     * Reports the end of the call.
     *
     * @param end {@link SignalType#ON_COMPLETE}, {@link SignalType#ON_ERROR} or {@link SignalType#CANCEL}
     * @param failure the error of the call; null unless it failed
     * @param took the time since the call was subscribed to
     */
    default void finished(SignalType end, @Nullable Throwable failure, Duration took) {}

    /**
     * Returns the headers by which the server continues the trace of this call: {@code traceparent} and {@code tracestate} of
     * W3C Trace Context. They are sent with every attempt to Kinescope's two hosts if the client's option
     * {@code sendTraceHeaders} is on, and never elsewhere. Headers of other names are ignored.
     *
     * @return the headers, requested when an attempt has its permit; by default none
     */
    default Map<String, String> traceHeaders() {
        return Map.of();
    }

    /** Creates the listener of every call. */
    @FunctionalInterface
    interface Factory {

        /**
         * Creates the listener of a call that is subscribed to now. A listener without state may be shared by all calls.
         *
         * @param operation the method and path template of the call, such as {@code GET /v1/videos/{video_id}}
         * @param context the context of the subscriber
         * @return the listener
         */
        CallListener create(String operation, ContextView context);
    }
}
