package io.kinescope.examples.mirror;

/**
 * The numbers of entries that a synchronisation has found in each state.
 *
 * @param added new, or back again
 * @param changed written again
 * @param removed marked as removed
 * @param unchanged left alone
 * @param incomplete those for which a request was refused or its answer not readable; it is sent again next time
 * @param skipped left out, because the database cannot take them
 */
record Counts(long added, long changed, long removed, long unchanged, long incomplete, long skipped) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    Counts plus(Counts other) {
        return new Counts(
                added + other.added,
                changed + other.changed,
                removed + other.removed,
                unchanged + other.unchanged,
                incomplete + other.incomplete,
                skipped + other.skipped);
    }

    static Counts removed(long rows) {
        return new Counts(0, 0, rows, 0, 0, 0);
    }

    static Counts incomplete(long rows) {
        return new Counts(0, 0, 0, 0, rows, 0);
    }

    static Counts skipped(long rows) {
        return new Counts(0, 0, 0, 0, 0, rows);
    }
}
