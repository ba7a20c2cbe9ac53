package io.kinescope.client.ratelimit;

/** Counts per calendar window: what arrives in the same second of the clock, or the same minute. */
final class AlignedWindow implements ServerModel {

    private final int limit;
    private final long period;
    private final long offset;
    private long window = Long.MIN_VALUE;
    private int counted;

    AlignedWindow(int limit, long period, long offset) {
        this.limit = limit;
        this.period = period;
        this.offset = offset;
    }

    @Override
    public boolean accepts(long arrival) {
        long current = Math.floorDiv(arrival + offset, period);
        if (current != window) {
            window = current;
            counted = 0;
        }
        return ++counted <= limit;
    }
}
