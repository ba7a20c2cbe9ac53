package io.kinescope.client.api;

import io.kinescope.client.json.Envelope;
import io.kinescope.client.json.Json;
import io.kinescope.client.json.ResponseBody;
import io.kinescope.client.json.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Reads answers of the API from JSON, as the client does and without sending anything. For tests of code that takes
 * answers: the constructors of answers have many parameters and may get more.
 *
 * <pre>{@code
 * Video video = AnswerReader.read("""
 *         {"data": {"id": "1", "title": "First", "status": "done"}}""", Video.class);
 * }</pre>
 *
 * <p>As in the client, unknown fields are ignored, missing lists are empty, and other missing values are null.
 */
public final class AnswerReader {

    private AnswerReader() {}

    /**
     * Reads an answer that holds one value.
     *
     * @param json the body of a response, an object with {@code data}
     * @param type the type of the value
     * @param <T> the type of the value
     * @return the value
     * @throws IllegalArgumentException if the client could not read the answer
     */
    public static <T> T read(String json, Class<T> type) {
        return data(() -> Json.LENIENT.one(body(json), Objects.requireNonNull(type, "type must not be null")));
    }

    /**
     * Reads an answer that holds a list.
     *
     * @param json the body of a response, an object with {@code data}, or a list alone
     * @param type the type of an item
     * @param <T> the type of an item
     * @return the items, without nulls
     * @throws IllegalArgumentException if the client could not read the answer
     */
    public static <T> List<T> readList(String json, Class<T> type) {
        return data(() -> Json.LENIENT.many(body(json), Objects.requireNonNull(type, "type must not be null"))).stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private static <T> T data(Supplier<Envelope<T>> reader) {
        T data;
        try {
            data = reader.get().data();
        } catch (UnreadableException unreadable) {
            throw new IllegalArgumentException("no answer of the API: " + unreadable.getMessage(), unreadable);
        }
        if (data == null) {
            throw new IllegalArgumentException("no answer of the API: its \"data\" is null");
        }
        return data;
    }

    private static ResponseBody body(String json) {
        Objects.requireNonNull(json, "json must not be null");
        return ResponseBody.of(json.getBytes(StandardCharsets.UTF_8));
    }
}
