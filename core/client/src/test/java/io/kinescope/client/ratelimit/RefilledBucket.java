package io.kinescope.client.ratelimit;

/** Holds as many tokens as the limit, and refills them evenly over the period. Counts parts of tokens, so it is exact. */
final class RefilledBucket implements ServerModel {

    private final int limit;
    private final long partsPerToken;
    private final long capacity;
    private long parts;
    private long last;

    RefilledBucket(int limit, long period) {
        this.limit = limit;
        this.partsPerToken = period;
        this.capacity = limit * period;
        this.parts = capacity;
    }

    @Override
    public boolean accepts(long arrival) {
        // A bucket that had a whole period to refill is full; the product of a longer one could overflow.
        long passed = Math.min(arrival - last, partsPerToken);
        parts = Math.min(capacity, parts + passed * limit);
        last = arrival;
        if (parts < partsPerToken) {
            return false;
        }
        parts -= partsPerToken;
        return true;
    }
}
