package io.kinescope.client.tags;

import io.kinescope.client.api.Api;
import io.kinescope.client.listing.Listing;
import io.kinescope.client.type.Fields;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * The tags that videos of the workspace can have.
 *
 * <pre>{@code
 * Mono<Tag> tag = client.tags().create("lecture");
 * }</pre>
 */
public final class Tags {

    private final Api api;

    /**
     * Creates the group.
     *
     * @param api the API that sends the calls
     */
    public Tags(Api api) {
        this.api = Objects.requireNonNull(api, "api must not be null");
    }

    /**
     * Lists all tags: {@code GET /v1/tags}.
     *
     * @return the tags
     */
    public Listing<Tag> list() {
        return api.get("/v1/tags").allPages(Tag.class);
    }

    /**
     * Creates a tag: {@code POST /v1/tags}.
     *
     * @param tag the text
     * @return the tag
     */
    public Mono<Tag> create(String tag) {
        return api.post("/v1/tags").body(Fields.of("tag", tag)).data(Tag.class);
    }

    /**
     * Changes a tag: {@code PUT /v1/tags/{tag_id}}.
     *
     * @param tagId the tag's id
     * @param update the changes
     * @return the changed tag
     */
    public Mono<Tag> update(String tagId, TagUpdate update) {
        return api.put("/v1/tags/{tag_id}", tagId).body(update).data(Tag.class);
    }

    /**
     * Deletes a tag: {@code DELETE /v1/tags/{tag_id}}.
     *
     * @param tagId the tag's id
     * @return completes when the tag is deleted
     */
    public Mono<Void> delete(String tagId) {
        return api.delete("/v1/tags/{tag_id}", tagId).done();
    }
}
