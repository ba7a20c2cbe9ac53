package io.kinescope.test;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is written back.
 *
 * @param status the HTTP status
 * @param body the body, null if there is none
 * @param headers what only some answers have
 */
record Answer(int status, @Nullable ObjectNode body, Map<String, String> headers) {

    static Answer of(int status, @Nullable ObjectNode body) {
        return new Answer(status, body, Map.of());
    }

    static Answer of(ApiError error) {
        return of(error.status(), error.body());
    }

    Answer header(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Answer(status, body, Map.copyOf(more));
    }
}
