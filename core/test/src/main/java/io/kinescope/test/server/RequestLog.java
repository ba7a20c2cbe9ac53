package io.kinescope.test.server;

import io.netty.handler.codec.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** The requests that arrived: counts of all, and the latest in detail. */
final class RequestLog {

    private static final int REMEMBERED = 10_000;

    private final RequestLimits api;
    private final RequestLimits uploader;
    private final Deque<ReceivedRequest> latest = new ArrayDeque<>();
    private Map<String, List<String>> latestHeaders = Map.of();
    private long count;
    private long refusedCount;

    /** Creates a log with the limits of the API and of the uploader, which is another host. */
    RequestLog(RequestLimits api, RequestLimits uploader) {
        this.api = api;
        this.uploader = uploader;
    }

    /** Counts a request that arrives now. */
    synchronized Arrival arrive(String method, String uri, HttpHeaders headers) {
        Duration early = early(uri);
        boolean refused = !early.isZero();
        count++;
        refusedCount += refused ? 1 : 0;
        if (latest.size() == REMEMBERED) {
            latest.removeFirst();
        }
        ReceivedRequest request = new ReceivedRequest(Instant.now(), method, uri, shared(headers), refused);
        latest.addLast(request);
        return new Arrival(request, early);
    }

    /** The requests of a client mostly have the same headers, of which one copy is enough. */
    private Map<String, List<String>> shared(HttpHeaders headers) {
        Map<String, List<String>> masked = RequestHeaders.masked(headers);
        if (!masked.equals(latestHeaders)) {
            latestHeaders = masked;
        }
        return latestHeaders;
    }

    private Duration early(String uri) {
        if (UploaderPaths.isLink(uri)) {
            return Duration.ZERO;
        }
        return (UploaderPaths.serves(uri) ? uploader : api).arrive();
    }

    synchronized long count() {
        return count;
    }

    synchronized long refusedCount() {
        return refusedCount;
    }

    synchronized List<ReceivedRequest> latest() {
        return List.copyOf(latest);
    }

    synchronized void clear() {
        latest.clear();
        count = 0;
        refusedCount = 0;
    }

    /**
     * The arrival of a request.
     *
     * @param request the request
     * @param early the time until it would be accepted, zero if it is
     */
    record Arrival(ReceivedRequest request, Duration early) {}
}
