package io.kinescope.client.testing;

import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request as a {@link ScriptedServer} received it. */
public final class Received {

    private final String method;
    private final String uri;
    private final HttpHeaders headers;
    private final byte[] body;
    private final String connection;
    private final int remotePort;
    private final Duration arrival;

    Received(
            String method,
            String uri,
            HttpHeaders headers,
            byte[] body,
            String connection,
            int remotePort,
            Duration arrival) {
        this.method = method;
        this.uri = uri;
        this.headers = headers;
        this.body = body;
        this.connection = connection;
        this.remotePort = remotePort;
        this.arrival = arrival;
    }

    public String method() {
        return method;
    }

    /** Returns path and query as they were on the wire, still encoded. */
    public String uri() {
        return uri;
    }

    /** Returns method and uri, as in {@code GET /v1/videos?page=2}. */
    public String line() {
        return method + " " + uri;
    }

    /** Returns all headers; names are compared without case. */
    public HttpHeaders headers() {
        return headers;
    }

    /** Returns a header's first value, or null. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    public byte[] bytes() {
        return body.clone();
    }

    /** Returns the body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Returns what tells connections apart; ports are used again. */
    public String connection() {
        return connection;
    }

    public int remotePort() {
        return remotePort;
    }

    /** Returns when its last byte had arrived, since the server started. */
    public Duration arrival() {
        return arrival;
    }

    @Override
    public String toString() {
        return line();
    }
}
