package io.kinescope.client.moderators;

import io.kinescope.client.api.Api;
import io.kinescope.client.listing.Listing;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * The moderators of the workspace.
 *
 * <pre>{@code
 * Mono<Moderator> moderator = client.moderators().create(ModeratorCreate.of("ann", "ann@example.org", password));
 * }</pre>
 */
public final class Moderators {

    private final Api api;

    /**
     * Creates the group.
     *
     * @param api the API that sends the calls
     */
    public Moderators(Api api) {
        this.api = Objects.requireNonNull(api, "api must not be null");
    }

    /**
     * Lists all moderators: {@code GET /v1/moderators}. The response is undocumented.
     *
     * @return the moderators
     */
    public Listing<Moderator> list() {
        return api.get("/v1/moderators").allPages(Moderator.class);
    }

    /**
     * Returns a moderator: {@code GET /v1/moderators/{moderator_id}}.
     *
     * @param moderatorId the moderator's id, see {@link Moderator#userId()}
     * @return the moderator; {@link io.kinescope.client.error.NotFoundException} if there is none
     */
    public Mono<Moderator> get(String moderatorId) {
        return api.get("/v1/moderators/{moderator_id}", moderatorId).data(Moderator.class);
    }

    /**
     * Creates a moderator: {@code POST /v1/moderators}.
     *
     * @param moderator the new moderator
     * @return the moderator
     */
    public Mono<Moderator> create(ModeratorCreate moderator) {
        return api.post("/v1/moderators").body(moderator).data(Moderator.class);
    }

    /**
     * Changes a moderator: {@code PUT /v1/moderators/{moderator_id}}.
     *
     * @param moderatorId the moderator's id, see {@link Moderator#userId()}
     * @param update the changes
     * @return the changed moderator
     */
    public Mono<Moderator> update(String moderatorId, ModeratorUpdate update) {
        return api.put("/v1/moderators/{moderator_id}", moderatorId)
                .body(update)
                .data(Moderator.class);
    }

    /**
     * Deletes a moderator: {@code DELETE /v1/moderators/{moderator_id}}.
     *
     * @param moderatorId the moderator's id, see {@link Moderator#userId()}
     * @return completes when the moderator is deleted
     */
    public Mono<Void> delete(String moderatorId) {
        return api.delete("/v1/moderators/{moderator_id}", moderatorId).done();
    }
}
