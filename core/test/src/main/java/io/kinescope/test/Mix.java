package io.kinescope.test;

/** Numbers that look random and are always the same for the same seed, index and purpose. */
final class Mix {

    private final long seed;

    Mix(long seed) {
        this.seed = seed;
    }

    /** A purpose is any number; what is drawn for one tells nothing of what is drawn for another. */
    long bits(long index, int purpose) {
        long z = seed + index * 0x9E3779B97F4A7C15L + purpose * 0xD1B54A32D192ED03L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** From zero to {@code bound}, without it. */
    int below(int bound, long index, int purpose) {
        return (int) Long.remainderUnsigned(bits(index, purpose), bound);
    }

    String uuid(long index, int purpose) {
        return Uuids.of(bits(index, purpose), bits(index, ~purpose)).toString();
    }
}
