package io.kinescope.test.http;

import io.kinescope.test.json.ApiError;
import io.kinescope.test.json.Json;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer to a request.
 *
 * @param status the HTTP status
 * @param body the body, null if there is none
 * @param headers headers beyond those of every answer
 */
public record Answer(int status, @Nullable String body, Map<String, String> headers) {

    private static final String CONTENT_TYPE = "Content-Type";

    public static Answer of(int status, @Nullable ObjectNode body) {
        return body == null ? empty(status) : json(status, Json.write(body));
    }

    public static Answer of(ApiError error) {
        return of(error.status(), error.body());
    }

    public static Answer empty(int status) {
        return new Answer(status, null, Map.of());
    }

    public static Answer json(int status, String body) {
        return text(status, "application/json; charset=utf-8", body);
    }

    public static Answer csv(String body) {
        return text(200, "text/csv; charset=utf-8", body);
    }

    public static Answer text(int status, String contentType, String body) {
        return new Answer(status, body, Map.of(CONTENT_TYPE, contentType));
    }

    public Answer header(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Answer(status, body, Map.copyOf(more));
    }
}
