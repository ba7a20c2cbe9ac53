package io.kinescope.client.tags;

import io.kinescope.client.type.Params;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code PUT /v1/tags/{tag_id}} changes. Whether an update keeps what is not set is undocumented.
 */
public final class TagUpdate extends Params<TagUpdate> {

    private TagUpdate(Map<String, @Nullable Object> values) {
        super(values, TagUpdate::new);
    }

    /**
     * Changes a tag. The API demands the text with every update.
     *
     * @param tag the text
     * @return the request
     */
    public static TagUpdate of(String tag) {
        return new TagUpdate(Map.of()).with("tag", tag);
    }

    /**
     * Puts the tag into the archive, or takes it out.
     *
     * @param archived whether it is in the archive
     * @return a copy with the value
     */
    public TagUpdate archived(boolean archived) {
        return with("archived", archived);
    }
}
