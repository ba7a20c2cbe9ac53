package io.kinescope.examples.support;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The progress display of a job: a line that is drawn anew on a terminal, and a line every five seconds elsewhere. The
 * methods may be called on any thread.
 */
public final class Progress implements AutoCloseable {

    private static final long LINE_INTERVAL = Duration.ofSeconds(5).toNanos();
    private static final long DRAWING_INTERVAL = Duration.ofMillis(200).toNanos();
    private static final int MIN_BAR = 10;
    private static final int MAX_BAR = 60;

    private final String unit;
    private final long size;
    private final PrintStream out;
    private final int columns;
    private final LongSupplier clock;
    private final long start;
    private long total = -1;
    private long before;
    private long done;
    private long lastShown;
    private boolean drawn;
    private boolean closed;
    private String note = "";
    private @Nullable Duration left;
    private long leftSince;

    /** Counts in units of so many steps. The terminal has so many columns, 0 for no terminal; the clock is in nanoseconds. */
    Progress(String unit, long size, PrintStream out, int columns, LongSupplier clock) {
        this.unit = unit;
        this.size = size;
        this.out = out;
        this.columns = columns;
        this.clock = clock;
        this.start = clock.getAsLong();
        this.lastShown = start;
    }

    /** Sets the number of steps of the whole job. Until then the display shows none. */
    public synchronized void total(long steps) {
        total = steps;
    }

    /** Adds steps that an earlier run has done. They do not count for the speed. */
    public synchronized void resume(long steps) {
        before += steps;
        done += steps;
    }

    /** Adds steps that are done. */
    public synchronized void advance(long steps) {
        done += steps;
        tick();
    }

    /** Sets the time that the rest takes, for a job that knows it better than from its speed so far. */
    public synchronized void left(Duration rest) {
        left = rest;
        leftSince = clock.getAsLong();
    }

    /** Sets a text that is shown beside the numbers, such as the number of files. */
    public synchronized void note(String text) {
        note = text;
    }

    /** Prints a message in a line of its own. */
    public synchronized void say(String message) {
        clear();
        out.print(message + System.lineSeparator());
        out.flush();
        if (columns > 0 && !closed) {
            draw();
        }
    }

    /** Shows the state if it is time to. */
    synchronized void tick() {
        long now = clock.getAsLong();
        if (closed || now - lastShown < (columns > 0 ? DRAWING_INTERVAL : LINE_INTERVAL)) {
            return;
        }
        lastShown = now;
        if (columns > 0) {
            draw();
        } else {
            out.print(text() + System.lineSeparator());
            out.flush();
        }
    }

    /** Leaves the last state on the terminal, and the cursor on a fresh line. */
    @Override
    public synchronized void close() {
        if (!closed && drawn) {
            draw();
            out.print(System.lineSeparator());
            out.flush();
        }
        closed = true;
    }

    private void draw() {
        String text = text();
        int width = columns - 1;
        int bar = Math.min(MAX_BAR, width - text.length() - 3);
        String line = total > 0 && bar >= MIN_BAR ? text + " " + bar(bar) : text;
        out.print("\r" + fitted(line, width));
        out.flush();
        drawn = true;
    }

    private void clear() {
        if (drawn && !closed) {
            out.print("\r" + fitted("", columns - 1) + "\r");
        }
    }

    private String bar(int length) {
        int filled = (int) (Math.min(done, total) * length / total);
        return "[" + "=".repeat(filled) + " ".repeat(length - filled) + "]";
    }

    private static String fitted(String line, int width) {
        return line.length() > width ? line.substring(0, width) : line + " ".repeat(width - line.length());
    }

    private String text() {
        StringBuilder text = new StringBuilder().append(done / size);
        if (total >= 0) {
            text.append(" of ").append(total / size);
        }
        text.append(' ').append(unit);
        if (!note.isEmpty()) {
            text.append(", ").append(note);
        }
        long elapsed = clock.getAsLong() - start;
        double perSecond = elapsed == 0 ? 0 : (done - before) * 1e9 / elapsed;
        if (perSecond > 0) {
            text.append(String.format(Locale.ROOT, ", %.1f/s", perSecond / size));
        }
        Duration rest = rest(perSecond);
        if (rest != null) {
            text.append(", ").append(shown(rest)).append(" left");
        }
        return text.toString();
    }

    private @Nullable Duration rest(double perSecond) {
        if (left != null && done < total) {
            Duration rest = left.minusNanos(clock.getAsLong() - leftSince);
            return rest.isNegative() ? Duration.ZERO : rest;
        }
        return total < 0 || perSecond == 0 || done >= total
                ? null
                : Duration.ofSeconds((long) (Math.max(0, total - done) / perSecond));
    }

    private static String shown(Duration time) {
        return time.toMinutes() == 0
                ? time.toSeconds() + " s"
                : time.toHours() == 0
                        ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                        : time.toHours() + " h " + time.toMinutesPart() + " min";
    }
}
