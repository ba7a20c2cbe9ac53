package io.kinescope.test.http;

import io.kinescope.test.json.Json;
import java.util.Collection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The object around the data of an answer that is not a page. */
public final class Envelope {

    private Envelope() {}

    public static ObjectNode data(JsonNode data) {
        ObjectNode envelope = Json.object();
        envelope.set("data", data);
        return envelope;
    }

    /** Returns a listing that is answered at once and not in pages. */
    public static ObjectNode list(Collection<ObjectNode> items) {
        return data(Json.array().addAll(items));
    }

    public static ObjectNode success() {
        return data(Json.object().put("success", true));
    }
}
