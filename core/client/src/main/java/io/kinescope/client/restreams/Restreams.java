package io.kinescope.client.restreams;

import io.kinescope.client.api.Api;
import io.kinescope.client.listing.Listing;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * The restreams of live events: where else they are shown.
 *
 * <pre>{@code
 * RestreamCreate mirror = RestreamCreate.of("Mirror", "rtmp://live.example.org/app", key);
 * Mono<String> id = client.restreams().create(eventId, mirror).map(Restream::id);
 * }</pre>
 */
public final class Restreams {

    private final Api api;

    /**
     * Creates the group.
     *
     * @param api the API that sends the calls
     */
    public Restreams(Api api) {
        this.api = Objects.requireNonNull(api, "api must not be null");
    }

    /**
     * Lists all restreams of a live event: {@code GET /v2/live/events/{event_id}/restreams}. The path is undocumented.
     *
     * @param eventId the event's id
     * @return the restreams
     */
    public Listing<Restream> list(String eventId) {
        return api.get("/v2/live/events/{event_id}/restreams", eventId).allPages(Restream.class);
    }

    /**
     * Returns a restream: {@code GET /v2/live/events/{event_id}/restreams/{restream_id}}.
     *
     * @param eventId the event's id
     * @param restreamId the restream's id
     * @return the restream; {@link io.kinescope.client.error.NotFoundException} if there is none
     */
    public Mono<Restream> get(String eventId, String restreamId) {
        return api.get("/v2/live/events/{event_id}/restreams/{restream_id}", eventId, restreamId)
                .data(Restream.class);
    }

    /**
     * Creates a restream: {@code POST /v2/live/events/{event_id}/restreams}.
     *
     * @param eventId the event's id
     * @param restream the new restream
     * @return the restream
     */
    public Mono<Restream> create(String eventId, RestreamCreate restream) {
        return api.post("/v2/live/events/{event_id}/restreams", eventId)
                .body(restream)
                .data(Restream.class);
    }

    /**
     * Changes a restream: {@code PUT /v2/live/events/{event_id}/restreams/{restream_id}}.
     *
     * @param eventId the event's id
     * @param restreamId the restream's id
     * @param update the changes
     * @return the changed restream
     */
    public Mono<Restream> update(String eventId, String restreamId, RestreamUpdate update) {
        return api.put("/v2/live/events/{event_id}/restreams/{restream_id}", eventId, restreamId)
                .body(update)
                .data(Restream.class);
    }

    /**
     * Deletes a restream: {@code DELETE /v2/live/events/{event_id}/restreams/{restream_id}}.
     *
     * @param eventId the event's id
     * @param restreamId the restream's id
     * @return completes when the restream is deleted
     */
    public Mono<Void> delete(String eventId, String restreamId) {
        return api.delete("/v2/live/events/{event_id}/restreams/{restream_id}", eventId, restreamId)
                .done();
    }
}
