package io.kinescope.test;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Counts requests when they arrive, and tells exactly which of them is one too many.
 *
 * <p>Every limit holds for any period of its length, wherever that begins: no fixed windows, no refill. A request that
 * is refused does not count, so a caller who keeps knocking gets in again as soon as the admitted ones are old enough.
 */
final class ArrivalLimits {

    private final LongSupplier nanoTime;
    private final List<Window> windows;

    ArrivalLimits(List<Limit> limits, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.windows = limits.stream().map(Window::new).toList();
    }

    /** Counts a request that arrives now, unless it is refused; returns how long it came too early, zero if it did not. */
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
