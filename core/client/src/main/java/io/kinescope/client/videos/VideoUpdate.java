package io.kinescope.client.videos;

import io.kinescope.client.type.Params;
import io.kinescope.client.type.PrivacyType;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PATCH /v1/videos/{video_id}}. An update keeps the fields that are not set.
 */
public final class VideoUpdate extends Params<VideoUpdate> {

    private VideoUpdate(Map<String, @Nullable Object> values) {
        super(values, VideoUpdate::new);
    }

    /**
     * Creates an update without changes.
     *
     * @return an empty update
     */
    public static VideoUpdate of() {
        return new VideoUpdate(Map.of());
    }

    /**
     * Changes the title.
     *
     * @param title the new title
     * @return a copy with the value
     */
    public VideoUpdate title(String title) {
        return set("title", title);
    }

    /**
     * Changes the description.
     *
     * @param description the new description; null clears it
     * @return a copy with the value
     */
    public VideoUpdate description(@Nullable String description) {
        return with("description", description);
    }

    /**
     * Changes the privacy setting of the video.
     *
     * @param type the new setting
     * @return a copy with the value
     */
    public VideoUpdate privacyType(PrivacyType type) {
        return set("privacy_type", type);
    }

    /**
     * Changes the domains on which the video may be embedded, for {@link PrivacyType#CUSTOM}.
     *
     * @param domains all of them; replaces the current ones
     * @return a copy with the value
     */
    public VideoUpdate privacyDomains(Collection<String> domains) {
        return set("privacy_domains", domains);
    }

    /**
     * Changes the tags.
     *
     * @param tags all of them; replaces the current ones
     * @return a copy with the value
     */
    public VideoUpdate tags(Collection<String> tags) {
        return set("tags", tags);
    }

    /**
     * Sets whether viewers see the additional materials of the video.
     *
     * @param enabled whether they do
     * @return a copy with the value
     */
    public VideoUpdate additionalMaterialsEnabled(boolean enabled) {
        return set("additional_materials_enabled", enabled);
    }
}
