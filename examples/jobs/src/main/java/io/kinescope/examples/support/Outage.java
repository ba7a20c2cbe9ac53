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

    /** A call has failed, or was refused for rate. */
    synchronized void failed(String why, long now) {
        if (reason == null) {
            since = now;
        }
        reason = why;
        ended = false;
    }

    /** A call was answered. */
    synchronized void answered() {
        reason = null;
        ended = reported;
    }

    /**
     * Returns a line that is to be printed now, if there is one: after ten seconds, then every minute, and when the outage
     * that was reported is over.
     */
    synchronized @Nullable String report(long now) {
        if (ended) {
            ended = false;
            reported = false;
            return "the API answers again";
        }
        long lasted = now - since;
        if (reason == null || lasted < SILENT_FOR || (reported && now - lastReport < REPEATED_AFTER)) {
            return null;
        }
        reported = true;
        lastReport = now;
        return "waiting for the API since " + Duration.ofNanos(lasted).toSeconds() + " s: " + reason;
    }
}
