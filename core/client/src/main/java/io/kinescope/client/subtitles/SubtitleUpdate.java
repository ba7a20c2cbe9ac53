package io.kinescope.client.subtitles;

import io.kinescope.client.type.Params;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PATCH /v1/videos/{video_id}/subtitles/{subtitle_id}}. An update keeps the fields that are not set.
 */
public final class SubtitleUpdate extends Params<SubtitleUpdate> {

    private SubtitleUpdate(Map<String, @Nullable Object> values) {
        super(values, SubtitleUpdate::new);
    }

    /**
     * Creates an update without changes.
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
        return set("language", language);
    }

    /**
     * Changes the description, by which viewers choose the subtitle.
     *
     * @param description the new description
     * @return a copy with the value
     */
    public SubtitleUpdate description(String description) {
        return set("description", description);
    }
}
