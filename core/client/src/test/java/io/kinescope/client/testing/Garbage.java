package io.kinescope.client.testing;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/** Collects garbage for certain, which {@link System#gc()} alone does not promise. */
public final class Garbage {

    private static final int LONGEST_MILLIS = 10_000;

    private Garbage() {}

    /**
     * Returns when every reference to what is garbage now has reached its queue.
     *
     * <p>References of one collection are queued in no particular order, but before those of the next one.
     */
    public static void collect() {
        collectOnce();
        collectOnce();
    }

    private static void collectOnce() {
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        WeakReference<Object> canary = new WeakReference<>(new Object(), queue);
        System.gc();
        try {
            if (queue.remove(LONGEST_MILLIS) != canary) {
                throw new IllegalStateException("nothing is collected; is explicit collection disabled?");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
