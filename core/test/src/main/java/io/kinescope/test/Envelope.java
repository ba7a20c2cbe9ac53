package io.kinescope.test;

import java.util.Collection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the API wraps around an answer that is not a page. */
final class Envelope {

    private Envelope() {}

    static ObjectNode data(JsonNode data) {
        ObjectNode envelope = Json.object();
        envelope.set("data", data);
        return envelope;
    }

    /** A listing that is answered at once and not in pages. */
    static ObjectNode list(Collection<ObjectNode> items) {
        return data(Json.array().addAll(items));
    }

    static ObjectNode success() {
        return data(Json.object().put("success", true));
    }
}
