package io.kinescope.test;

import io.kinescope.test.server.ReceivedRequest;
import java.time.Instant;

/** A request that {@link LocalKinescope} received. */
public final class RecordedRequest {

    private final ReceivedRequest request;

    RecordedRequest(ReceivedRequest request) {
        this.request = request;
    }

    /**
     * Returns the time of its arrival.
     *
     * @return the time
     */
    public Instant time() {
        return request.time();
    }

    /**
     * Returns the HTTP method, such as {@code GET}.
     *
     * @return the method
     */
    public String method() {
        return request.method();
    }

    /**
     * Returns the path and the query as they were sent.
     *
     * @return the URI without scheme and host
     */
    public String uri() {
        return request.uri();
    }

    /**
     * Returns whether the request exceeded a limit and was answered with 429.
     *
     * @return whether it was refused
     */
    public boolean refused() {
        return request.refused();
    }

    /** Returns the method and the URI, followed by {@code refused} if the request was. */
    @Override
    public String toString() {
        return method() + " " + uri() + (refused() ? " (refused)" : "");
    }
}
