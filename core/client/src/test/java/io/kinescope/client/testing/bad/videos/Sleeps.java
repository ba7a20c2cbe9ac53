package io.kinescope.client.testing.bad.videos;

/** Breaks: nothing blocks. */
final class Sleeps {

    private Sleeps() {}

    static void sleep() throws InterruptedException {
        Thread.sleep(1);
    }
}
