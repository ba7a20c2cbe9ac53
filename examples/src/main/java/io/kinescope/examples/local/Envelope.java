package io.kinescope.examples.local;

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

    static ObjectNode success() {
        return data(Json.object().put("success", true));
    }
}
