package io.kinescope.client.subtitles;

import io.kinescope.client.type.Params;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code PATCH /v1/videos/{video_id}/subtitles/{subtitle_id}} changes. An update keeps what is not set.
 */
public final class SubtitleUpdate extends Params<SubtitleUpdate> {

    private SubtitleUpdate(Map<String, @Nullable Object> values) {
        super(values, SubtitleUpdate::new);
    }

    /**
     * Changes nothing yet.
     *
     * @return an empty update
     */
    public static SubtitleUpdate of() {
        return new SubtitleUpdate(Map.of());
    }

    /**
     * Changes the language.
     *
     * @param language a two-letter code such as {@code en}
     * @return a copy with the value
     */
    public SubtitleUpdate language(String language) {
        return with("language", language);
    }

    /**
     * Changes the description, which viewers choose the subtitle by.
     *
     * @param description the new description
     * @return a copy with the value
     */
    public SubtitleUpdate description(String description) {
        return with("description", description);
    }
}
