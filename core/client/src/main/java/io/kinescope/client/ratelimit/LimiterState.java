package io.kinescope.client.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state of a limiter at one moment, for metrics and for decisions such as to answer a user with a default. While calls
 * come and go, its values may be of slightly different moments.
 *
 * @param interactiveWaiting the number of interactive calls that wait for a permit
 * @param backgroundWaiting the number of background calls that wait for a permit
 * @param inFlight the number of calls that have a permit and are not answered; a request without an answer is counted for
 *     the transit bound after it was sent, and while nothing happens for at most twice that time
 * @param granted the number of permits granted so far
 * @param rejected the number of calls so far that failed with {@link NoPermitException}
 * @param refused the number of requests so far that the server refused for rate, as {@link Permit#refused()} reports
 * @param pausedUntil the end of a pause by the clock of the limiter's scheduler; null if calls are not held back
 * @param interactiveWait the estimated wait of an interactive call that came now
 * @param backgroundWait the estimated wait of a background call that came now
 */
public record LimiterState(
        int interactiveWaiting,
        int backgroundWaiting,
        int inFlight,
        long granted,
        long rejected,
        long refused,
        @Nullable Instant pausedUntil,
        Duration interactiveWait,
        Duration backgroundWait) {

    static final LimiterState NONE = new LimiterState(0, 0, 0, 0, 0, 0, null, Duration.ZERO, Duration.ZERO);

    /**
     * Returns the number of calls of the priority that wait for a permit.
     *
     * @param priority the priority
     * @return the number of calls
     */
    public int waiting(Priority priority) {
        return Objects.requireNonNull(priority, "priority must not be null") == Priority.INTERACTIVE
                ? interactiveWaiting
                : backgroundWaiting;
    }

    /**
     * Returns the estimated wait of a call that came now. The estimate assumes that requests are answered at once and that
     * no call of a higher priority follows.
     *
     * @param priority the priority of the call
     * @return the wait, never negative; zero if the call would start at once
     */
    public Duration expectedWait(Priority priority) {
        return Objects.requireNonNull(priority, "priority must not be null") == Priority.INTERACTIVE
                ? interactiveWait
                : backgroundWait;
    }
}
