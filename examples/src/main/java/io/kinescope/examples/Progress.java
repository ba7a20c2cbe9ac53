package io.kinescope.examples;

import java.io.PrintStream;

/** Shows how far a job has come: a bar where somebody watches, a line now and then where nobody does. */
interface Progress extends AutoCloseable {

    static Progress create(String unit, PrintStream out, boolean terminal) {
        return terminal ? new ProgressOnTerminal(unit, out) : new ProgressInLines(unit, out, System::nanoTime);
    }

    void total(long total);

    void advance(long steps);

    @Override
    void close();
}
