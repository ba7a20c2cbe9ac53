package io.kinescope.client.videos;

import io.kinescope.client.type.Params;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /v1/videos/{video_id}/concat} joins.
 */
public final class VideoConcat extends Params<VideoConcat> {

    private VideoConcat(Map<String, @Nullable Object> values) {
        super(values, VideoConcat::new);
    }

    /**
     * Joins nothing yet.
     *
     * @return an empty request
     */
    public static VideoConcat of() {
        return new VideoConcat(Map.of());
    }

    /**
     * Puts a video before, behind those already prepended.
     *
     * @param videoId the id of the video
     * @return a copy with one more video before
     */
    public VideoConcat prepend(String videoId) {
        return append("prepend", Map.of("video_id", videoId));
    }

    /**
     * Puts a video after, behind those already appended.
     *
     * @param videoId the id of the video
     * @return a copy with one more video after
     */
    public VideoConcat append(String videoId) {
        return append("append", Map.of("video_id", videoId));
    }

    /**
     * Sets whether the joined video takes the place of the one in the middle; undocumented.
     *
     * @param replace whether to replace it
     * @return a copy with the value
     */
    public VideoConcat replace(boolean replace) {
        return with("replace", replace);
    }
}
