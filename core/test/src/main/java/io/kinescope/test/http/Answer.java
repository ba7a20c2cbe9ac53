package io.kinescope.test.http;

import io.kinescope.test.json.ApiError;
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
public record Answer(int status, @Nullable ObjectNode body, Map<String, String> headers) {

    public static Answer of(int status, @Nullable ObjectNode body) {
        return new Answer(status, body, Map.of());
    }

    public static Answer of(ApiError error) {
        return of(error.status(), error.body());
    }

    public Answer header(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Answer(status, body, Map.copyOf(more));
    }
}
