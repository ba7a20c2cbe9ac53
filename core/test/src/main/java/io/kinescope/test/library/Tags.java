package io.kinescope.test.library;

import io.kinescope.test.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** Tags as the API answers them. */
public final class Tags {

    private Tags() {}

    public static ObjectNode tag(String id, String text, boolean archived) {
        return Json.object().put("id", id).put("tag", text).put("archived", archived);
    }
}
