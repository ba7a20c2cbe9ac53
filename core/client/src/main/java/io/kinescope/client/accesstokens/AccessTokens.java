package io.kinescope.client.accesstokens;

import io.kinescope.client.api.Api;
import io.kinescope.client.listing.Listing;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * The tokens of the API that the workspace has.
 *
 * <pre>{@code
 * AccessTokenCreate reader = AccessTokenCreate.of("Reports", TokenPermission.READ);
 * Mono<String> id = client.accessTokens().create(reader).map(AccessToken::id);
 * }</pre>
 */
public final class AccessTokens {

    private final Api api;

    /**
     * Creates the group.
     *
     * @param api the API that sends the calls
     */
    public AccessTokens(Api api) {
        this.api = Objects.requireNonNull(api, "api must not be null");
    }

    /**
     * Lists all tokens: {@code GET /v1/access-tokens}. A page is requested when its first token is
     * requested.
     *
     * @return the tokens
     */
    public Listing<AccessToken> list() {
        return list(AccessTokenQuery.of());
    }

    /**
     * Lists the tokens: {@code GET /v1/access-tokens}. A page is requested when its first token is
     * requested.
     *
     * @param query the first page and the size of a page
     * @return the tokens
     */
    public Listing<AccessToken> list(AccessTokenQuery query) {
        return api.get("/v1/access-tokens").query(query).itemsByOffset(AccessToken.class);
    }

    /**
     * Returns a token: {@code GET /v1/access-tokens/{token_id}}.
     *
     * @param tokenId the token's id
     * @return the token; {@link io.kinescope.client.error.NotFoundException} if there is none
     */
    public Mono<AccessToken> get(String tokenId) {
        return api.get("/v1/access-tokens/{token_id}", tokenId).data(AccessToken.class);
    }

    /**
     * Creates a token: {@code POST /v1/access-tokens}. The response is undocumented, but for
     * uploads.
     *
     * @param token the new token
     * @return the token
     */
    public Mono<AccessToken> create(AccessTokenCreate token) {
        return api.post("/v1/access-tokens").body(token).data(AccessToken.class);
    }

    /**
     * Deletes a token, so that calls with it fail: {@code DELETE /v1/access-tokens/{token_id}}.
     *
     * @param tokenId the token's id
     * @return completes when the token is deleted
     */
    public Mono<Void> delete(String tokenId) {
        return api.delete("/v1/access-tokens/{token_id}", tokenId).done();
    }
}
