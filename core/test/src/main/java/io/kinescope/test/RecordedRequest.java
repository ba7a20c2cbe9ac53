package io.kinescope.test;

import io.kinescope.test.server.ReceivedRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
     * Returns the path as it was sent, without the query.
     *
     * @return the path
     */
    public String path() {
        return new QueryStringDecoder(uri()).rawPath();
    }

    /**
     * Returns the decoded query parameters by name, in the order they were sent.
     *
     * @return the values of each parameter, empty if there is no query
     */
    public Map<String, List<String>> query() {
        return new QueryStringDecoder(uri()).parameters();
    }

    /**
     * Returns the headers by name, in upper or lower case. Of {@code Authorization} only the scheme is kept: the value
     * is {@code Bearer ***}.
     *
     * @return the values of each header, unmodifiable
     */
    public Map<String, List<String>> headers() {
        return request.headers();
    }

    /**
     * Returns the first value of a header.
     *
     * @param name the name, in upper or lower case
     * @return the value, or null if the header was not sent
     */
    @Nullable
    public String header(String name) {
        List<String> values = headers().get(Objects.requireNonNull(name, "name must not be null"));
        return values == null ? null : values.get(0);
    }

    /**
     * Returns the body as far as it has arrived, decoded as UTF-8, of which the first 64 KiB are kept. The files that
     * the uploader receives are not kept.
     *
     * @return the body, empty if there is none or if it is a file
     */
    public String body() {
        return request.body();
    }

    /**
     * Returns the size of the body as far as it has arrived.
     *
     * @return the number of bytes, including those that are not kept
     */
    public long bodySize() {
        return request.bodySize();
    }

    /**
     * Returns the HTTP status of the answer.
     *
     * @return the status, or null if the request is not answered, because it is still processed or because the
     *     connection was broken
     */
    @Nullable
    public Integer status() {
        return request.status();
    }

    /**
     * Returns whether the sender closed the connection before the answer, as a client does that is cancelled.
     *
     * @return whether it did so; false while the request is processed, and if the server broke the connection
     */
    public boolean disconnected() {
        return request.disconnected();
    }

    /**
     * Returns whether the request exceeded a limit and was answered with 429. A scripted 429 is no refusal.
     *
     * @return whether it was refused
     */
    public boolean refused() {
        return request.refused();
    }

    /** Returns the method, the URI and the status of the answer. */
    @Override
    public String toString() {
        Integer status = status();
        return method() + " " + uri() + " " + (status == null ? "unanswered" : status);
    }
}
