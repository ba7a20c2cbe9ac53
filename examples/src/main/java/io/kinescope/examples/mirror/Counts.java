package io.kinescope.examples.mirror;

/**
 * How many rows a synchronisation has found in which state.
 *
 * @param added new, or back again
 * @param changed written again
 * @param removed marked as removed
 * @param unchanged left alone
 */
public record Counts(long added, long changed, long removed, long unchanged) {

    /** Nothing yet. */
    public static final Counts NONE = new Counts(0, 0, 0, 0);

    Counts plus(Counts other) {
        return new Counts(
                added + other.added, changed + other.changed, removed + other.removed, unchanged + other.unchanged);
    }

    static Counts removed(long rows) {
        return new Counts(0, 0, rows, 0);
    }
}
