package io.kinescope.client.chatkeys;

import io.kinescope.client.api.Api;
import io.kinescope.client.listing.Listing;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * The keys that verify the tokens of chat users. You sign a token for each user; Kinescope verifies it with the public key
 * that is registered here.
 *
 * <pre>{@code
 * Instant nextYear = Instant.now().plus(Duration.ofDays(365));
 * Mono<String> id = client.chatKeys().create(ChatKeyCreate.of("key-1", publicKey, nextYear)).map(ChatKey::id);
 * }</pre>
 */
public final class ChatKeys {

    private final Api api;

    /**
     * Creates the group.
     *
     * @param api the API that its calls go through
     */
    public ChatKeys(Api api) {
        this.api = Objects.requireNonNull(api, "api must not be null");
    }

    /**
     * Lists the active keys: {@code GET /v1/jwk}. The answer is undocumented.
     *
     * @return the keys
     */
    public Listing<ChatKey> list() {
        return api.get("/v1/jwk").allItems(ChatKey.class);
    }

    /**
     * Returns a key: {@code GET /v1/jwk/{jwk_id}}. The answer is undocumented.
     *
     * @param keyId the key's id
     * @return the key; {@link io.kinescope.client.error.NotFoundException} if there is none
     */
    public Mono<ChatKey> get(String keyId) {
        return api.get("/v1/jwk/{jwk_id}", keyId).object(ChatKey.class);
    }

    /**
     * Registers a key: {@code POST /v1/jwk}. The number of active keys may be limited.
     *
     * @param key the public key
     * @return the key
     */
    public Mono<ChatKey> create(ChatKeyCreate key) {
        return api.post("/v1/jwk").body(key).object(ChatKey.class);
    }

    /**
     * Deletes a key, which at once invalidates every token signed with it: {@code DELETE /v1/jwk/{jwk_id}}.
     *
     * @param keyId the key's id
     * @return completes when the key is deleted
     */
    public Mono<Void> delete(String keyId) {
        return api.delete("/v1/jwk/{jwk_id}", keyId).done();
    }
}
