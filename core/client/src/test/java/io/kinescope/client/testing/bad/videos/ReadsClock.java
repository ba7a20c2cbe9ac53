package io.kinescope.client.testing.bad.videos;

import java.time.Instant;
import java.util.function.LongSupplier;

/** Breaks: time is injected. */
final class ReadsClock {

    static final LongSupplier NANOS = System::nanoTime;

    private ReadsClock() {}

    static Instant now() {
        return Instant.now();
    }
}
