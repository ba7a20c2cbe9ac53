package io.kinescope.client.videos;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chapters of a video.
 *
 * @param items the chapters in order; empty if there are none
 * @param enabled whether viewers see them
 * @param showOnLoad whether they are open when the player loads; null where the API leaves it out
 */
public record Chapters(
        List<Chapter> items, boolean enabled, @Nullable Boolean showOnLoad) {

    /**
     * A chapter.
     *
     * @param id the chapter's id; null where the API leaves it out
     * @param time the beginning, in milliseconds
     * @param title the title that viewers see
     */
    public record Chapter(
            @Nullable String id, long time, @Nullable String title) {}
}
