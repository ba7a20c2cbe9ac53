package io.kinescope.client.videos;

import io.kinescope.client.type.Params;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /v1/videos/{video_id}/cut} keeps of a video.
 */
public final class VideoCut extends Params<VideoCut> {

    private VideoCut(Map<String, @Nullable Object> values) {
        super(values, VideoCut::new);
    }

    /**
     * Keeps everything yet.
     *
     * @return an empty request
     */
    public static VideoCut of() {
        return new VideoCut(Map.of());
    }

    /**
     * Keeps a part; the parts follow each other in the order they are added.
     *
     * @param start where the part begins; sent in seconds
     * @param length how long the part is; sent in seconds
     * @return a copy with one more part
     */
    public VideoCut trim(Duration start, Duration length) {
        return append("trim", Map.of("start", seconds(start), "length", seconds(length)));
    }

    /**
     * Keeps a rectangle of the picture.
     *
     * @param width in pixels
     * @param height in pixels
     * @param x the left edge, in pixels from the left
     * @param y the upper edge, in pixels from the top
     * @param quality the rendition these pixels are of
     * @return a copy with the value
     */
    public VideoCut crop(int width, int height, int x, int y, VideoQuality quality) {
        return with("crop", Map.of("w", width, "h", height, "x", x, "y", y, "quality", quality));
    }

    /**
     * Sets the project the new video goes to.
     *
     * @param projectId the id of the project
     * @return a copy with the value
     */
    public VideoCut projectId(String projectId) {
        return with("project_id", projectId);
    }

    /**
     * Sets the folder the new video goes to.
     *
     * @param folderId the id of the folder
     * @return a copy with the value
     */
    public VideoCut folderId(String folderId) {
        return with("folder_id", folderId);
    }

    /**
     * Sets the title of the new video.
     *
     * @param title the title
     * @return a copy with the value
     */
    public VideoCut title(String title) {
        return with("title", title);
    }

    /**
     * Sets the description of the new video.
     *
     * @param description the description
     * @return a copy with the value
     */
    public VideoCut description(String description) {
        return with("description", description);
    }
}
