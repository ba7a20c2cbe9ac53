package io.kinescope.client.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a {@link ScriptedServer} does with one request: an answer as it should be, or one of the ways to fail.
 *
 * <p>Immutable; every method returns a changed copy.
 */
public final class Answer {

    /** The most bytes that are written at once. */
    static final int CHUNK = 16 * 1024;

    private int status;
    private List<Map.Entry<String, String>> headers = List.of();
    private Content content = Content.of(new byte[0]);
    private boolean chunked;
    private Duration delay = Duration.ZERO;
    private int chunkSize = CHUNK;
    private Duration pause = Duration.ZERO;
    private long sent = Long.MAX_VALUE;
    private Ending ending = Ending.COMPLETE;

    private Answer() {}

    /** Answers 200 with JSON. */
    public static Answer json(String body) {
        return json(200, body);
    }

    public static Answer json(int status, String body) {
        return bytes(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers with an error in Kinescope's shape. */
    public static Answer error(int status, int code, String message) {
        return json(status, "{\"error\":{\"code\":%d,\"message\":\"%s\"}}".formatted(code, message));
    }

    /** Answers as proxies do which stand before the API. */
    public static Answer html(int status, String body) {
        return bytes(status, "text/html; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer bytes(int status, String contentType, byte[] body) {
        return empty(status).header("Content-Type", contentType).with(copy -> copy.content = Content.of(body));
    }

    /** Answers without a body. */
    public static Answer empty(int status) {
        return new Answer().with(copy -> copy.status = status);
    }

    /** Answers 200 with this many spaces, which take no memory here. */
    public static Answer oversized(long length) {
        return empty(200)
                .header("Content-Type", "application/json")
                .with(copy -> copy.content = Content.spaces(length));
    }

    /** Closes the connection with FIN instead of an answer. */
    public static Answer close() {
        return new Answer().with(copy -> copy.ending = Ending.CLOSE);
    }

    /** Closes the connection with RST instead of an answer. */
    public static Answer reset() {
        return new Answer().with(copy -> copy.ending = Ending.RESET);
    }

    /** Keeps the connection open and sends nothing. */
    public static Answer never() {
        return new Answer().with(copy -> copy.ending = Ending.SILENCE);
    }

    /** Adds a header; adding one twice sends it twice. */
    public Answer header(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return with(copy -> copy.headers = List.copyOf(more));
    }

    /** Waits before anything is done. */
    public Answer delay(Duration delay) {
        return with(copy -> copy.delay = delay);
    }

    /** Compresses the body as it is now, and says so. */
    public Answer gzip() {
        return header("Content-Encoding", "gzip").with(copy -> copy.content = content.gzip());
    }

    /** Sends the body in chunks, without its length. */
    public Answer chunked() {
        return with(copy -> copy.chunked = true);
    }

    /** Sends so many bytes of the body at once, and waits before each time. */
    public Answer slowly(int bytes, Duration pause) {
        return with(copy -> {
            copy.chunkSize = bytes;
            copy.pause = pause;
        });
    }

    /** Closes the connection with FIN after so many bytes of the body; 0 closes it after the headers. */
    public Answer closeAfter(long bytes) {
        return endAfter(bytes, Ending.CLOSE);
    }

    /** Closes the connection with RST after so many bytes of the body, which may overtake what was sent. */
    public Answer resetAfter(long bytes) {
        return endAfter(bytes, Ending.RESET);
    }

    /** Falls silent after so many bytes of the body. */
    public Answer stallAfter(long bytes) {
        return endAfter(bytes, Ending.SILENCE);
    }

    /** Closes the connection with FIN after the complete answer, which has not announced it; not for chunked answers. */
    public Answer thenClose() {
        return endAfter(Long.MAX_VALUE, Ending.CLOSE);
    }

    private Answer endAfter(long bytes, Ending ending) {
        return with(copy -> {
            copy.sent = bytes;
            copy.ending = ending;
        });
    }

    private Answer with(Consumer<Answer> change) {
        Answer copy = new Answer();
        copy.status = status;
        copy.headers = headers;
        copy.content = content;
        copy.chunked = chunked;
        copy.delay = delay;
        copy.chunkSize = chunkSize;
        copy.pause = pause;
        copy.sent = sent;
        copy.ending = ending;
        change.accept(copy);
        return copy;
    }

    /** Returns the status; 0 if there is no answer at all. */
    int status() {
        return status;
    }

    List<Map.Entry<String, String>> headers() {
        return headers;
    }

    Content content() {
        return content;
    }

    boolean isChunked() {
        return chunked;
    }

    Duration delay() {
        return delay;
    }

    int chunkSize() {
        return chunkSize;
    }

    Duration pause() {
        return pause;
    }

    /** Returns how many bytes of the body are sent before the answer ends. */
    long sent() {
        return Math.min(sent, content.length());
    }

    Ending ending() {
        return ending;
    }
}
