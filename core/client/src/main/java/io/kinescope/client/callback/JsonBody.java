package io.kinescope.client.callback;

import io.kinescope.client.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body of a request of Kinescope, which has no envelope. */
final class JsonBody {

    private JsonBody() {}

    static Map<String, @Nullable Object> read(byte[] json) {
        Map<String, @Nullable Object> body = Json.LENIENT.object(Objects.requireNonNull(json, "json must not be null"));
        if (body == null) {
            throw new IllegalArgumentException("the body is not a JSON object");
        }
        return body;
    }

    /** Returns text, or a number as text; null if there is neither, or it is blank. */
    static @Nullable String text(Map<String, @Nullable Object> fields, String name) {
        Object value = fields.get(name);
        String text = value instanceof String || value instanceof Number ? value.toString() : "";
        return text.isBlank() ? null : text;
    }

    /** Returns the fields of an object; empty if there is none. */
    static Map<String, @Nullable Object> object(Map<String, @Nullable Object> fields, String name) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (fields.get(name) instanceof Map<?, ?> found) {
            found.forEach((key, value) -> object.put(String.valueOf(key), value));
        }
        return Collections.unmodifiableMap(object);
    }
}
