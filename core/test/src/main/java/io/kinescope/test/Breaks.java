package io.kinescope.test;

import java.util.concurrent.atomic.AtomicLong;

/** Breaks a connection after every so many uploaded bytes. */
final class Breaks {

    private final long every;
    private final AtomicLong bytes = new AtomicLong();

    /** Takes a number of bytes, 0 for never. */
    Breaks(long every) {
        this.every = every;
    }

    /** Counts bytes; throws {@link Broken} if their connection is to break. */
    void count(int more) {
        long now = bytes.addAndGet(more);
        if (every > 0 && now / every > (now - more) / every) {
            throw new Broken();
        }
    }

    /** A connection that breaks, without an answer. */
    static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Broken() {
            super("the connection breaks", null, false, false);
        }
    }
}
