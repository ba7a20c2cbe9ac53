package io.kinescope.test.script;

import io.kinescope.test.http.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reply to a request.
 *
 * @param answer the answer, null for that of the operation itself
 * @param headers headers that are added to it
 * @param delay the time before it is sent
 * @param bytes the number of bytes of the body after which the connection is closed, -1 for the whole body
 * @param reset whether the connection is reset instead of answering
 */
public record Reply(@Nullable Answer answer, Map<String, String> headers, Duration delay, int bytes, boolean reset) {

    /** The answer of the operation itself. */
    public static final Reply REGULAR = new Reply(null, Map.of(), Duration.ZERO, -1, false);

    public static Reply of(Answer answer) {
        return new Reply(answer, Map.of(), Duration.ZERO, -1, false);
    }

    public Reply header(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Reply(answer, Map.copyOf(more), delay, bytes, reset);
    }

    public Reply delay(Duration time) {
        return new Reply(answer, headers, time, bytes, reset);
    }

    public Reply truncate(int length) {
        return new Reply(answer, headers, delay, length, reset);
    }

    public Reply resetConnection() {
        return new Reply(answer, headers, delay, bytes, true);
    }

    /** Returns this answer, or that of the operation, with the added headers. */
    public Answer decorate(Answer sent) {
        Answer decorated = sent;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            decorated = decorated.header(header.getKey(), header.getValue());
        }
        return decorated;
    }
}
