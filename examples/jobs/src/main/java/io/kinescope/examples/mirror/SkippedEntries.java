package io.kinescope.examples.mirror;

import java.util.ArrayList;
import java.util.List;

/** The entries that a synchronisation has left out: the first of them, and the number of the others. */
final class SkippedEntries {

    private static final int SHOWN = 20;

    private final List<String> lines = new ArrayList<>();
    private long others;

    synchronized void add(SkippedEntry entry) {
        if (lines.size() < SHOWN) {
            lines.add(entry.toString());
        } else {
            others++;
        }
    }

    synchronized List<String> lines() {
        List<String> all = new ArrayList<>(lines);
        if (others > 0) {
            all.add("and " + others + " more");
        }
        return all;
    }
}
