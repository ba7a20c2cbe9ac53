package io.kinescope.client.videos;

import io.kinescope.client.type.Fields;
import io.kinescope.client.type.Params;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PUT /v1/videos/{video_id}/chapters}. Whether an update keeps the fields that are not set is
 * undocumented.
 */
public final class ChaptersUpdate extends Params<ChaptersUpdate> {

    private ChaptersUpdate(Map<String, @Nullable Object> values) {
        super(values, ChaptersUpdate::new);
    }

    /**
     * Creates an update without changes.
     *
     * @return an empty update
     */
    public static ChaptersUpdate of() {
        return new ChaptersUpdate(Map.of());
    }

    /**
     * Adds a chapter. The chapters of an update replace those of the video.
     *
     * @param start the time at which it starts; sent in milliseconds
     * @param title the title
     * @return a copy with one more chapter
     */
    public ChaptersUpdate chapter(Duration start, String title) {
        return append("items", Fields.of("time", milliseconds("start", start)).and("title", title));
    }

    /**
     * Removes all chapters.
     *
     * @return a copy with an empty list
     */
    public ChaptersUpdate noChapters() {
        return set("items", List.of());
    }

    /**
     * Sets whether viewers see the chapters.
     *
     * @param enabled whether they do
     * @return a copy with the value
     */
    public ChaptersUpdate enabled(boolean enabled) {
        return set("enabled", enabled);
    }
}
