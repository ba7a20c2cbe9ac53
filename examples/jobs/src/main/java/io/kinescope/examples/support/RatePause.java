package io.kinescope.examples.support;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The pause after a request that was refused for rate, for a job that waits, so that it can say so. Times are in
 * nanoseconds, of any clock. The methods may be called on any thread.
 */
final class RatePause {

    /** Shorter pauses are not worth a line. */
    private static final long SHORTEST = Duration.ofSeconds(2).toNanos();

    private boolean paused;
    private boolean reported;
    private boolean ended;
    private long since;
    private long until;

    /** A request was refused and is sent again after a wait. Those that were in flight together are one pause. */
    synchronized void refused(Duration wait, long now) {
        long end = now + wait.toNanos();
        if (!paused) {
            since = now;
            until = end;
            paused = true;
            return;
        }
        if (end - until >= SHORTEST) {
            reported = false;
        }
        until = Math.max(until, end);
    }

    /** A request was answered. During the pause that is one which was sent before. */
    synchronized void answered(long now) {
        if (paused && now >= until) {
            paused = false;
            ended = reported;
            reported = false;
        }
    }

    /** Returns a line that is to be printed now, if there is one: once a pause, and when requests are answered again. */
    synchronized @Nullable String report(long now) {
        if (ended) {
            ended = false;
            return "going on after " + Progress.shown(Duration.ofNanos(now - since));
        }
        if (!paused || reported || until - now < SHORTEST) {
            return null;
        }
        reported = true;
        return "the API refuses more requests for now, waiting " + Progress.shown(Duration.ofNanos(until - now));
    }
}
