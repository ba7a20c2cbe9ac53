package io.kinescope.test.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request in the log. Its body is added as it arrives, the status when it is answered. */
public final class ReceivedRequest {

    private static final int MAX_BODY = 64 * 1024;

    private final Instant time;
    private final String method;
    private final String uri;
    private final Map<String, List<String>> headers;
    private final boolean refused;
    private final boolean bodyKept;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private long bodySize;
    private @Nullable Integer status;
    private boolean ended;
    private boolean disconnected;

    /** Creates a request without its body; the bytes of a file are counted and not kept. */
    ReceivedRequest(Instant time, String method, String uri, Map<String, List<String>> headers, boolean refused) {
        this.time = time;
        this.method = method;
        this.uri = uri;
        this.headers = headers;
        this.refused = refused;
        this.bodyKept = !UploaderPaths.receivesFile(uri);
    }

    public Instant time() {
        return time;
    }

    public String method() {
        return method;
    }

    public String uri() {
        return uri;
    }

    public Map<String, List<String>> headers() {
        return headers;
    }

    public boolean refused() {
        return refused;
    }

    /** Returns the first 64 KiB of the body; empty for a file. */
    public synchronized String body() {
        return body.toString(StandardCharsets.UTF_8);
    }

    public synchronized long bodySize() {
        return bodySize;
    }

    /** Returns the status that was answered, null if nothing was. */
    public synchronized @Nullable Integer status() {
        return status;
    }

    /** Returns whether the connection was closed before the answer. */
    public synchronized boolean disconnected() {
        return disconnected;
    }

    synchronized void add(byte[] part) {
        bodySize += part.length;
        if (bodyKept) {
            body.write(part, 0, Math.min(part.length, MAX_BODY - body.size()));
        }
    }

    synchronized void answered(int code) {
        status = code;
        ended = true;
    }

    /** Is called before the server breaks the connection itself. */
    synchronized void reset() {
        ended = true;
    }

    synchronized void disconnect() {
        disconnected = !ended;
    }
}
