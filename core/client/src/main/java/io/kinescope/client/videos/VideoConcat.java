package io.kinescope.client.videos;

import io.kinescope.client.type.Fields;
import io.kinescope.client.type.Params;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/videos/{video_id}/concat}.
 */
public final class VideoConcat extends Params<VideoConcat> {

    private VideoConcat(Map<String, @Nullable Object> values) {
        super(values, VideoConcat::new);
    }

    /**
     * Creates a request without videos.
     *
     * @return an empty request
     */
    public static VideoConcat of() {
        return new VideoConcat(Map.of());
    }

    /**
     * Adds a video before the main one, after those already prepended.
     *
     * @param videoId the id of the video
     * @return a copy with one more video
     */
    public VideoConcat prepend(String videoId) {
        return append("prepend", Fields.of("video_id", videoId));
    }

    /**
     * Adds a video after the main one, after those already appended.
     *
     * @param videoId the id of the video
     * @return a copy with one more video
     */
    public VideoConcat append(String videoId) {
        return append("append", Fields.of("video_id", videoId));
    }

    /**
     * Sets whether the joined video replaces the main one; the effect is undocumented.
     *
     * @param replace whether it does
     * @return a copy with the value
     */
    public VideoConcat replace(boolean replace) {
        return set("replace", replace);
    }
}
