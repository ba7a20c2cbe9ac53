package io.kinescope.client.videos;

import io.kinescope.client.type.Params;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code PUT /v1/videos/{video_id}/chapters} changes. Whether an update keeps what is not set is undocumented.
 */
public final class ChaptersUpdate extends Params<ChaptersUpdate> {

    private ChaptersUpdate(Map<String, @Nullable Object> values) {
        super(values, ChaptersUpdate::new);
    }

    /**
     * Changes nothing yet.
     *
     * @return an empty update
     */
    public static ChaptersUpdate of() {
        return new ChaptersUpdate(Map.of());
    }

    /**
     * Adds a chapter; those that are sent replace those the video has.
     *
     * @param start where it begins; sent in milliseconds
     * @param title what viewers see
     * @return a copy with one more chapter
     */
    public ChaptersUpdate chapter(Duration start, String title) {
        return append("items", Map.of("time", start.toMillis(), "title", title));
    }

    /**
     * Removes all chapters.
     *
     * @return a copy without chapters
     */
    public ChaptersUpdate noChapters() {
        return with("items", List.of());
    }

    /**
     * Shows or hides the chapters.
     *
     * @param enabled whether viewers see them
     * @return a copy with the value
     */
    public ChaptersUpdate enabled(boolean enabled) {
        return with("enabled", enabled);
    }
}
