package io.kinescope.test.library;

import io.kinescope.test.json.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Webhooks as the API answers them. */
public final class Webhooks {

    private Webhooks() {}

    public static ObjectNode webhook(String id, String name, String endpoint, List<String> events) {
        ObjectNode webhook = Json.object()
                .put("id", id)
                .put("name", name)
                .put("endpoint", endpoint)
                .put("login", "")
                .put("password", "");
        webhook.set("events", Json.array(events));
        return webhook;
    }
}
