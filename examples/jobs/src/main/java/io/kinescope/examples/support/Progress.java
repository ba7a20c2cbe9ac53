package io.kinescope.examples.support;

import java.io.PrintStream;
import java.time.Duration;

/** The progress display of a job: a bar on a terminal, a line every five seconds elsewhere. */
public interface Progress extends AutoCloseable {

    /** Creates a display that counts in units of so many steps. */
    static Progress create(String unit, long size, PrintStream out, boolean terminal) {
        return terminal
                ? new ProgressOnTerminal(unit, size, out)
                : new ProgressInLines(unit, size, out, System::nanoTime);
    }

    /** Sets the number of steps of the whole job. Until then the display shows none. */
    void total(long total);

    /** Adds steps that are done. */
    void advance(long steps);

    /** Sets the time that the rest takes, for a job that knows it better than from its speed so far. */
    void left(Duration left);

    @Override
    void close();
}
