package io.kinescope.client.api;

import java.time.Duration;
import java.util.Objects;
import reactor.util.Logger;
import reactor.util.Loggers;

/**
 * A log of calls, by the logger {@code io.kinescope.client.api.CallLog}.
 *
 * <p>Each call has one line at the level {@code DEBUG} when it ends: its operation, how it ended, the status of the last
 * attempt, the number of attempts, the time it waited for permits, the time it took, and the request id that Kinescope's
 * support asks for. Two events are warnings: a call waited longer than a threshold for a permit, and a call was given up,
 * because its retries failed too or because the limiter refused it. No line has an id of a resource, a token, a URL or a
 * text of the server other than the request id.
 *
 * <pre>{@code
 * builder.listener(CallLog.of(Duration.ofSeconds(10)));
 * }</pre>
 */
public final class CallLog {

    private static final Logger LOG = Loggers.getLogger(CallLog.class);

    private CallLog() {}

    /**
     * Creates the listener that logs calls.
     *
     * @param longWait the wait for one permit beyond which a call is worth a warning; zero or more
     * @return the listener
     * @throws IllegalArgumentException if the duration is negative
     */
    public static CallListener.Factory of(Duration longWait) {
        return of(longWait, LOG);
    }

    static CallListener.Factory of(Duration longWait, Logger log) {
        if (Objects.requireNonNull(longWait, "longWait must not be null").isNegative()) {
            throw new IllegalArgumentException("longWait must not be negative, but was " + longWait);
        }
        return (operation, context) -> new LoggedCall(operation, longWait, log);
    }
}
