package io.kinescope.test.operations;

import io.kinescope.test.http.Call;
import io.kinescope.test.http.Envelope;
import io.kinescope.test.http.Fields;
import io.kinescope.test.http.Routes;
import io.kinescope.test.json.ApiError;
import io.kinescope.test.json.Timestamps;
import io.kinescope.test.json.Uuids;
import io.kinescope.test.library.ChatKeys;
import io.kinescope.test.library.Library;
import io.kinescope.test.library.Store;
import java.math.BigInteger;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists, adds and deletes the public keys that tokens of chats are checked with. Their ids are no UUIDs, and the answer to
 * a new key has no {@code data}. Expired keys are not listed.
 */
final class ChatKeyOperations {

    private static final String PATH = "/v1/jwk";
    private static final List<String> FIELDS = List.of("kty", "e", "use", "kid", "alg", "n", "expires_at");
    private static final int MIN_BITS = 2048;

    private final Store<ObjectNode> keys;

    ChatKeyOperations(Library library) {
        this.keys = library.chatKeys();
    }

    void register(Routes routes) {
        routes.add("GET", PATH, this::list);
        routes.add("POST", PATH, this::create);
        routes.add("GET", PATH + "/{jwk_id}", this::get);
        routes.add("DELETE", PATH + "/{jwk_id}", this::delete);
    }

    private ObjectNode list(Call call) {
        long now = Timestamps.now();
        return Envelope.list(keys.all().stream()
                .filter(key -> Timestamps.parse(key.path("expires_at").stringValue()) > now)
                .toList());
    }

    private ObjectNode create(Call call) {
        Fields body = call.body();
        FIELDS.forEach(body::require);
        body.oneOf("kty", List.of("RSA")).oneOf("alg", List.of("RS256")).check();
        Long expiry = body.time("expires_at");
        if (expiry == null || expiry <= Timestamps.now()) {
            throw ApiError.chatKey("key expired");
        }
        if (number(body.text("n", "")).bitLength() < MIN_BITS) {
            throw ApiError.chatKey("key size too small");
        }
        number(body.text("e", ""));
        ObjectNode key = ChatKeys.chatKey(
                "jwk_" + Uuids.random().replace("-", "").substring(0, 12),
                body.text("kid", ""),
                body.text("kty", ""),
                Timestamps.format(Timestamps.now()),
                Timestamps.format(expiry));
        keys.put(key);
        return key.deepCopy();
    }

    private ObjectNode get(Call call) {
        return Envelope.data(keys.require(call.id("jwk_id")));
    }

    private ObjectNode delete(Call call) {
        keys.delete(keys.require(call.id("jwk_id")));
        return Envelope.success();
    }

    private static BigInteger number(String base64) {
        try {
            return new BigInteger(1, Base64.getUrlDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw ApiError.chatKey("invalid key format");
        }
    }
}
