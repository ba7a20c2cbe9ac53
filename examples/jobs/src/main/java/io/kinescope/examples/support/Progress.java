package io.kinescope.examples.support;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The progress display of a job: a bar on a terminal. Elsewhere it is a line every five seconds, and after the first minute
 * every thirty; while nothing is done, once a minute. The methods may be called on any thread.
 */
public final class Progress implements AutoCloseable {

    private static final long FIRST_MINUTE = Duration.ofMinutes(1).toNanos();
    private static final long FIRST_LINES = Duration.ofSeconds(5).toNanos();
    private static final long LATER_LINES = Duration.ofSeconds(30).toNanos();
    private static final long IDLE_LINES = Duration.ofMinutes(1).toNanos();

    private final String unit;
    private final long size;
    private final PrintStream out;
    private final @Nullable TerminalBar bar;
    private final LongSupplier clock;
    private final long start;
    private long total = -1;
    private long before;
    private long done;
    private long lastLine;
    private long doneAtLastLine;
    private boolean closed;
    private String note = "";
    private @Nullable Duration left;
    private long leftSince;

    /** Counts in units of so many steps. The terminal has so many columns, 0 for no terminal; the clock is in nanoseconds. */
    Progress(String unit, long size, PrintStream out, int columns, LongSupplier clock) {
        this.unit = unit;
        this.size = size;
        this.out = out;
        this.clock = clock;
        this.start = clock.getAsLong();
        this.lastLine = start;
        this.bar = columns > 0 ? new TerminalBar(out, columns, this::text) : null;
    }

    /** Sets the number of steps of the whole job. Until then the display shows none. */
    public synchronized void total(long steps) {
        total = steps;
        if (bar != null) {
            bar.total(steps);
        }
    }

    /** Adds steps that an earlier run has done. They do not count for the speed. */
    public synchronized void resume(long steps) {
        before += steps;
        advance(steps);
    }

    /** Adds steps that are done. */
    public synchronized void advance(long steps) {
        done += steps;
        if (bar != null) {
            bar.advance(steps);
        } else {
            tick();
        }
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

    /** Prints a message in a line of its own, whatever characters are in it. */
    public void say(String message) {
        if (bar != null) {
            bar.say(PlainText.line(message));
        } else {
            print(PlainText.line(message));
        }
    }

    /** Prints a line if it is time to; a bar is drawn by itself. */
    synchronized void tick() {
        long now = clock.getAsLong();
        long interval = done == doneAtLastLine ? IDLE_LINES : now - start <= FIRST_MINUTE ? FIRST_LINES : LATER_LINES;
        if (bar != null || closed || now - lastLine < interval) {
            return;
        }
        lastLine = now;
        doneAtLastLine = done;
        print(text());
    }

    /** Leaves the last state on the terminal, and the cursor on a fresh line. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        // Without the lock, since the bar is drawn a last time on another thread, which needs it.
        if (bar != null) {
            bar.close();
        }
    }

    private void print(String line) {
        out.print(line + System.lineSeparator());
        out.flush();
    }

    private synchronized String text() {
        StringBuilder text = new StringBuilder().append(done / size);
        if (total >= 0) {
            text.append('/').append(total / size);
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

    /** Returns a time in words, such as {@code 1 min 35 s}. */
    static String shown(Duration time) {
        return time.toMinutes() == 0
                ? time.toSeconds() + " s"
                : time.toHours() == 0
                        ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                        : time.toHours() + " h " + time.toMinutesPart() + " min";
    }
}
