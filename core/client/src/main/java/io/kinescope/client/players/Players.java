package io.kinescope.client.players;

import io.kinescope.client.api.Api;
import io.kinescope.client.content.Content;
import io.kinescope.client.listing.Listing;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * The player templates of the workspace.
 *
 * <pre>{@code
 * Mono<String> id = client.players().create(PlayerCreate.of("Muted").settings(Map.of("muted", true))).map(Player::id);
 * }</pre>
 */
public final class Players {

    private final Api api;

    /**
     * Creates the group.
     *
     * @param api the API that sends the calls
     */
    public Players(Api api) {
        this.api = Objects.requireNonNull(api, "api must not be null");
    }

    /**
     * Lists all player templates: {@code GET /v1/players}.
     *
     * @return the templates
     */
    public Listing<Player> list() {
        return api.get("/v1/players").allPages(Player.class);
    }

    /**
     * Returns a player template: {@code GET /v1/players/{player_id}}.
     *
     * @param playerId the template's id
     * @return the template; {@link io.kinescope.client.error.NotFoundException} if there is none
     */
    public Mono<Player> get(String playerId) {
        return api.get("/v1/players/{player_id}", playerId).data(Player.class);
    }

    /**
     * Creates a player template: {@code POST /v1/players}.
     *
     * @param player the new template
     * @return the template
     */
    public Mono<Player> create(PlayerCreate player) {
        return api.post("/v1/players").body(player).data(Player.class);
    }

    /**
     * Changes a player template: {@code PUT /v1/players/{player_id}}.
     *
     * @param playerId the template's id
     * @param update the changes
     * @return the changed template
     */
    public Mono<Player> update(String playerId, PlayerUpdate update) {
        return api.put("/v1/players/{player_id}", playerId).body(update).data(Player.class);
    }

    /**
     * Deletes a player template: {@code DELETE /v1/players/{player_id}}. Templates made in the dashboard, and the
     * default one, are refused with status 400.
     *
     * @param playerId the template's id
     * @return completes when the template is deleted
     */
    public Mono<Void> delete(String playerId) {
        return api.delete("/v1/players/{player_id}", playerId).done();
    }

    /**
     * Uploads the logo of a player template: {@code POST /v1/players/{player_id}/logo}. How the logo is to be sent is
     * undocumented; it goes as the body.
     *
     * @param playerId the template's id
     * @param image an image, with its type: {@code Content.of(file).type("image/png")}
     * @return completes when the logo is uploaded
     */
    public Mono<Void> uploadLogo(String playerId, Content image) {
        return api.post("/v1/players/{player_id}/logo", playerId).body(image).done();
    }

    /**
     * Deletes the logo of a player template: {@code DELETE /v1/players/{player_id}/logo}. The API has been seen to
     * refuse this with status 405, though it is documented.
     *
     * @param playerId the template's id
     * @return completes when the logo is deleted
     */
    public Mono<Void> deleteLogo(String playerId) {
        return api.delete("/v1/players/{player_id}/logo", playerId).done();
    }
}
