package io.kinescope.test.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The requests that arrived: counts of all, and the latest in detail. */
final class RequestLog {

    private static final int REMEMBERED = 10_000;

    private final RequestLimits api;
    private final RequestLimits uploader;
    private final Deque<ReceivedRequest> latest = new ArrayDeque<>();
    private long requests;
    private long refused;

    /** Takes the limits of the API and of the uploader, which is another host. */
    RequestLog(RequestLimits api, RequestLimits uploader) {
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
        latest.addLast(new ReceivedRequest(Instant.now(), method, uri, !early.isZero()));
        return early;
    }

    private Duration early(String uri) {
        if (UploaderPaths.isLink(uri)) {
            return Duration.ZERO;
        }
        return (UploaderPaths.serves(uri) ? uploader : api).arrive();
    }

    synchronized long count() {
        return requests;
    }

    synchronized long refusedCount() {
        return refused;
    }

    synchronized List<ReceivedRequest> latest() {
        return List.copyOf(latest);
    }
}
