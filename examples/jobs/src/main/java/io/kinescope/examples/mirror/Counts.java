package io.kinescope.examples.mirror;

/**
 * How many rows a synchronisation has found in which state.
 *
 * @param added new, or back again
 * @param changed written again
 * @param removed marked as removed
 * @param unchanged left alone
 * @param incomplete those of them whose details the API could not give; they are asked for again next time
 */
record Counts(long added, long changed, long removed, long unchanged, long incomplete) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    Counts plus(Counts other) {
        return new Counts(
                added + other.added,
                changed + other.changed,
                removed + other.removed,
                unchanged + other.unchanged,
                incomplete + other.incomplete);
    }

    static Counts removed(long rows) {
        return new Counts(0, 0, rows, 0, 0);
    }

    static Counts incomplete(long rows) {
        return new Counts(0, 0, 0, 0, rows);
    }
}
