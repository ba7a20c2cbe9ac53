package io.kinescope.test.server;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Counts requests when they arrive and finds those that exceed a limit.
 *
 * <p>Every limit holds for any period of its length, wherever the period begins: there are no fixed windows and no
 * refill. A refused request does not count, so callers that keep sending are accepted again once the accepted ones are
 * old enough.
 */
final class RequestLimits {

    private final LongSupplier nanoTime;
    private final List<Window> windows;

    RequestLimits(List<Limit> limits, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.windows = limits.stream().map(Window::new).toList();
    }

    /**
     * Counts a request that arrives now, unless it is refused; returns the time until it would be accepted, zero if it
     * is.
     */
    synchronized Duration arrive() {
        long now = nanoTime.getAsLong();
        long early =
                windows.stream().mapToLong(window -> window.early(now)).max().orElse(0);
        if (early == 0) {
            windows.forEach(window -> window.admit(now));
        }
        return Duration.ofNanos(early);
    }

    private static final class Window {

        private final long period;
        private final long[] admitted;
        private long count;

        Window(Limit limit) {
            this.period = limit.period().toNanos();
            this.admitted = new long[limit.requests()];
        }

        long early(long now) {
            return count < admitted.length ? 0 : Math.max(0, admitted[oldest()] + period - now);
        }

        void admit(long now) {
            admitted[oldest()] = now;
            count++;
        }

        private int oldest() {
            return (int) (count % admitted.length);
        }
    }
}
