package io.kinescope.client.tags;

import io.kinescope.client.type.Params;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PUT /v1/tags/{tag_id}}. Whether an update keeps the fields that are not set is undocumented.
 */
public final class TagUpdate extends Params<TagUpdate> {

    private TagUpdate(Map<String, @Nullable Object> values) {
        super(values, TagUpdate::new);
    }

    /**
     * Creates an update. The API requires the text in every update.
     *
     * @param tag the text
     * @return the request
     */
    public static TagUpdate of(String tag) {
        return new TagUpdate(Map.of()).set("tag", tag);
    }

    /**
     * Sets whether the tag is archived.
     *
     * @param archived whether it is archived
     * @return a copy with the value
     */
    public TagUpdate archived(boolean archived) {
        return set("archived", archived);
    }
}
