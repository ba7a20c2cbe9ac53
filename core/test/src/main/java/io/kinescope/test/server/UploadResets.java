package io.kinescope.test.server;

import java.util.concurrent.atomic.AtomicLong;

/** Resets a connection after every so many uploaded bytes. */
final class UploadResets {

    private final long every;
    private final AtomicLong bytes = new AtomicLong();

    /** Creates a counter; {@code every} is the number of bytes between two resets, 0 for none. */
    UploadResets(long every) {
        this.every = every;
    }

    /** Counts bytes; throws {@link ConnectionResetException} if their connection is to be reset. */
    void count(int more) {
        long now = bytes.addAndGet(more);
        if (every > 0 && now / every > (now - more) / every) {
            throw new ConnectionResetException();
        }
    }
}
