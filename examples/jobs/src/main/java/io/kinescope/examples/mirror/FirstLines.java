package io.kinescope.examples.mirror;

import java.util.ArrayList;
import java.util.List;

/** The first lines of a report that may be long, and the number of the others. The methods may be called on any thread. */
final class FirstLines {

    private static final int SHOWN = 20;

    private final List<String> lines = new ArrayList<>();
    private long others;

    /** Adds a line and returns whether it is one of the first. */
    synchronized boolean add(String line) {
        if (lines.size() < SHOWN) {
            lines.add(line);
            return true;
        }
        others++;
        return false;
    }

    synchronized List<String> lines() {
        List<String> all = new ArrayList<>(lines);
        if (others > 0) {
            all.add("and " + others + " more");
        }
        return all;
    }
}
