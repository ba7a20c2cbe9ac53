package io.kinescope.examples.support;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The time since which a client has had no usable response, and the reason: for a job that waits, so that it can say so.
 * Times are in nanoseconds, of any clock. The methods may be called on any thread.
 */
final class Outage {

    private static final long SILENT_FOR = Duration.ofSeconds(10).toNanos();
    private static final long REPEATED_AFTER = Duration.ofSeconds(60).toNanos();

    private @Nullable String reason;
    private long since;
    private boolean reported;
    private boolean ended;
    private long lastReport;
    private long nextAttempt;

    /** A call has failed and is sent again after a wait. */
    synchronized void failed(String why, Duration wait, long now) {
        if (reason == null) {
            since = now;
        }
        reason = why;
        nextAttempt = now + wait.toNanos();
        ended = false;
    }

    /** A call was answered. */
    synchronized void answered() {
        reason = null;
        ended = reported;
    }

    /**
     * Returns a line that is to be printed now, if there is one: after ten seconds, or at once if the next attempt is as far
     * away, then every minute, and when the outage that was reported is over.
     */
    synchronized @Nullable String report(long now) {
        if (ended) {
            ended = false;
            reported = false;
            return "the API answers again after " + Progress.shown(Duration.ofNanos(now - since));
        }
        long lasted = now - since;
        long next = Math.max(0, nextAttempt - now);
        boolean isShort = lasted < SILENT_FOR && next < SILENT_FOR;
        if (reason == null || isShort || (reported && now - lastReport < REPEATED_AFTER)) {
            return null;
        }
        reported = true;
        lastReport = now;
        return "waiting for the API since " + Progress.shown(Duration.ofNanos(lasted)) + ", next attempt in "
                + Progress.shown(Duration.ofNanos(next)) + ": " + reason;
    }
}
