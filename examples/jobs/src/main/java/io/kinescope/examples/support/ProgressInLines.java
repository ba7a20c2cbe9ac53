package io.kinescope.examples.support;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Prints a line every five seconds. */
final class ProgressInLines implements Progress {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final String unit;
    private final long size;
    private final PrintStream out;
    private final LongSupplier clock;
    private long total = -1;
    private long done;
    private long lastLine;
    private @Nullable Duration left;

    /** Takes a clock in nanoseconds. */
    ProgressInLines(String unit, long size, PrintStream out, LongSupplier clock) {
        this.unit = unit;
        this.size = size;
        this.out = out;
        this.clock = clock;
        this.lastLine = clock.getAsLong();
    }

    @Override
    public void total(long total) {
        this.total = total;
    }

    @Override
    public void advance(long steps) {
        done += steps;
        long now = clock.getAsLong();
        if (now - lastLine >= INTERVAL.toNanos()) {
            lastLine = now;
            out.println(done / size
                    + (total < 0 ? " " : " of " + total / size + " ")
                    + unit
                    + (left == null ? "" : ", " + left.toSeconds() + " s left"));
        }
    }

    @Override
    public void left(Duration left) {
        this.left = left;
    }

    @Override
    public void close() {}
}
