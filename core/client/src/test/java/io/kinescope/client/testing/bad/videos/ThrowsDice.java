package io.kinescope.client.testing.bad.videos;

import java.util.concurrent.ThreadLocalRandom;

/** Breaks: randomness is injected. */
final class ThrowsDice {

    private ThrowsDice() {}

    static int dice() {
        return ThreadLocalRandom.current().nextInt(6);
    }
}
