package io.kinescope.test.library;

import io.kinescope.test.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** The keys that sign tokens of chats, as the API answers them. */
public final class ChatKeys {

    private ChatKeys() {}

    public static ObjectNode chatKey(String id, String keyId, String keyType, String createdAt, String expiresAt) {
        return Json.object()
                .put("id", id)
                .put("kty", keyType)
                .put("kid", keyId)
                .put("created_at", createdAt)
                .put("expires_at", expiresAt);
    }
}
