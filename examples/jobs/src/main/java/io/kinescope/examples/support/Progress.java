package io.kinescope.examples.support;

import java.io.PrintStream;
import java.time.Duration;

/** Shows how far a job has come: a bar where somebody watches, a line now and then where nobody does. */
public interface Progress extends AutoCloseable {

    /** A unit is what so many steps are shown as. */
    static Progress create(String unit, long size, PrintStream out, boolean terminal) {
        return terminal
                ? new ProgressOnTerminal(unit, size, out)
                : new ProgressInLines(unit, size, out, System::nanoTime);
    }

    void total(long total);

    void advance(long steps);

    /** Says how long the rest takes, for a job that knows better than its speed until now. */
    void left(Duration left);

    @Override
    void close();
}
