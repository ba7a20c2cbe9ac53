package io.kinescope.client.tus;

import java.time.Duration;

/** The size of the next chunk: it grows while chunks are fast, and shrinks while connections break. */
final class ChunkSize {

    private static final int MIN_SIZE = 256 * 1024;

    /** Beyond this a larger chunk gains little, and a broken connection would make the client send too much again. */
    private static final Duration FAST = Duration.ofSeconds(2);

    /** At least so many chunks are sent without a loss before a size is doubled that may be lost as a whole. */
    private static final int CHUNKS_PER_LOSS = 16;

    private int maxSize;
    private int bytes;
    private int failures;
    private boolean cautious;
    private long sentSinceLoss;

    /** Grows slowly from the beginning if it is cautious, or else after the first loss. */
    ChunkSize(int firstSize, int maxSize, boolean cautious) {
        this.bytes = firstSize;
        this.maxSize = maxSize;
        this.cautious = cautious;
    }

    int bytes() {
        return bytes;
    }

    void succeeded(Duration elapsed) {
        failures = 0;
        sentSinceLoss += bytes;
        boolean safe = !cautious || sentSinceLoss >= (long) CHUNKS_PER_LOSS * bytes;
        if (safe && elapsed.compareTo(FAST) < 0) {
            bytes = (int) Math.min(maxSize, bytes * 2L);
        }
    }

    /** A single failure may be an accident; two in a row suggest that chunks of this size do not get through. */
    void failed() {
        failures++;
        if (failures > 1) {
            halve();
        }
    }

    /** The server kept nothing of a chunk, as it must if it could not verify its checksum: the next one is a half. */
    void lost() {
        cautious = true;
        sentSinceLoss = 0;
        halve();
    }

    /** Limits the size of all further chunks. Returns false if there is no smaller size to try. */
    boolean tooLarge() {
        int before = bytes;
        halve();
        maxSize = bytes;
        return bytes < before;
    }

    private void halve() {
        bytes = Math.max(bytes / 2, Math.min(bytes, MIN_SIZE));
    }
}
