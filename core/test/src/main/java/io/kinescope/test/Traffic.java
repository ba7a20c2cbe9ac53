package io.kinescope.test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The requests that arrived: counts of all, and the latest in detail. */
final class Traffic {

    private static final int REMEMBERED = 10_000;

    private final ArrivalLimits api;
    private final ArrivalLimits uploader;
    private final Deque<Arrival> latest = new ArrayDeque<>();
    private long requests;
    private long refused;

    /** Takes the limits of the API and of the uploader, which is another host. */
    Traffic(ArrivalLimits api, ArrivalLimits uploader) {
        this.api = api;
        this.uploader = uploader;
    }

    /** Counts a request that arrives now; returns the time until it would be accepted, zero if it is. */
    synchronized Duration arrive(String method, String uri) {
        Duration early = early(uri);
        requests++;
        if (!early.isZero()) {
            refused++;
        }
        if (latest.size() == REMEMBERED) {
            latest.removeFirst();
        }
        latest.addLast(new Arrival(Instant.now(), method, uri, !early.isZero()));
        return early;
    }

    private Duration early(String uri) {
        if (Uploader.isLink(uri)) {
            return Duration.ZERO;
        }
        return (Uploader.serves(uri) ? uploader : api).arrive();
    }

    synchronized long requests() {
        return requests;
    }

    synchronized long refused() {
        return refused;
    }

    synchronized List<Arrival> latest() {
        return List.copyOf(latest);
    }
}
