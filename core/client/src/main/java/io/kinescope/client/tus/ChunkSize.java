package io.kinescope.client.tus;

import java.time.Duration;

/** How much the next request sends: more while that is quick, less while it does not get through. */
final class ChunkSize {

    private static final int SMALLEST = 256 * 1024;

    /** Beyond this the pauses between requests are of no account, and a cut would cost too much. */
    private static final Duration QUICK = Duration.ofSeconds(2);

    private int largest;
    private int bytes;
    private int cuts;

    ChunkSize(int first, int largest) {
        this.bytes = first;
        this.largest = largest;
    }

    int bytes() {
        return bytes;
    }

    void arrived(Duration took) {
        cuts = 0;
        if (took.compareTo(QUICK) < 0) {
            bytes = (int) Math.min(largest, bytes * 2L);
        }
    }

    /** One cut is an accident, two in a row say that chunks of this size do not get through. */
    void cut() {
        cuts++;
        if (cuts > 1) {
            halve();
        }
    }

    /** What the server refuses once it will always refuse. Returns whether a smaller chunk is left to be tried. */
    boolean tooLarge() {
        int before = bytes;
        halve();
        largest = bytes;
        return bytes < before;
    }

    private void halve() {
        bytes = Math.max(bytes / 2, Math.min(bytes, SMALLEST));
    }
}
