package io.kinescope.examples.support;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The state of a job that is running: its progress display, and what is said when it is stopped. */
final class Running {

    private @Nullable Progress progress;
    private @Nullable Supplier<String> stopped;
    private boolean over;

    synchronized void show(Progress shown) {
        progress = shown;
    }

    synchronized void whenStopped(Supplier<String> message) {
        stopped = message;
    }

    synchronized void end() {
        progress = null;
        stopped = null;
    }

    synchronized @Nullable Progress progress() {
        return progress;
    }

    /** Returns what is said when the job is stopped; null if none is running. From then on it is over. */
    synchronized @Nullable String stop() {
        over = true;
        return stopped == null ? null : stopped.get();
    }

    /** Returns whether the program is stopped: what fails now fails because of that. */
    synchronized boolean isOver() {
        return over;
    }
}
