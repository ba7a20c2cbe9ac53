package io.kinescope.test.videos;

import io.kinescope.test.json.Uuids;

/** Pseudorandom numbers that depend on seed, index and purpose only. */
public final class PseudoRandom {

    private final long seed;

    public PseudoRandom(long seed) {
        this.seed = seed;
    }

    /** Returns 64 bits. A purpose is any number; draws for different purposes are independent. */
    long bits(long index, int purpose) {
        long z = seed + index * 0x9E3779B97F4A7C15L + purpose * 0xD1B54A32D192ED03L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Returns a number from zero to {@code bound}, exclusive. */
    public int below(int bound, long index, int purpose) {
        return (int) Long.remainderUnsigned(bits(index, purpose), bound);
    }

    public String uuid(long index, int purpose) {
        return Uuids.of(bits(index, purpose), bits(index, ~purpose)).toString();
    }
}
