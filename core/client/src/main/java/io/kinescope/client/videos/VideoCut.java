package io.kinescope.client.videos;

import io.kinescope.client.type.Fields;
import io.kinescope.client.type.Params;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/videos/{video_id}/cut}.
 */
public final class VideoCut extends Params<VideoCut> {

    private VideoCut(Map<String, @Nullable Object> values) {
        super(values, VideoCut::new);
    }

    /**
     * Starts with the whole video.
     *
     * @return an empty request
     */
    public static VideoCut of() {
        return new VideoCut(Map.of());
    }

    /**
     * Keeps a part. Several parts follow each other in the order in which they are added.
     *
     * @param start the time at which the part starts; sent in seconds
     * @param length the length of the part; sent in seconds
     * @return a copy with one more part
     */
    public VideoCut trim(Duration start, Duration length) {
        return append("trim", Fields.of("start", seconds("start", start)).and("length", seconds("length", length)));
    }

    /**
     * Keeps a rectangle of the picture.
     *
     * @param width the width in pixels
     * @param height the height in pixels
     * @param x the left edge, in pixels from the left
     * @param y the upper edge, in pixels from the top
     * @param quality the rendition to which these pixels refer
     * @return a copy with the value
     */
    public VideoCut crop(int width, int height, int x, int y, VideoQuality quality) {
        return set(
                "crop",
                Fields.of("w", width).and("h", height).and("x", x).and("y", y).and("quality", quality));
    }

    /**
     * Sets the project of the new video.
     *
     * @param projectId the id of the project
     * @return a copy with the value
     */
    public VideoCut projectId(String projectId) {
        return set("project_id", projectId);
    }

    /**
     * Sets the folder of the new video.
     *
     * @param folderId the id of the folder
     * @return a copy with the value
     */
    public VideoCut folderId(String folderId) {
        return set("folder_id", folderId);
    }

    /**
     * Sets the title of the new video.
     *
     * @param title the title
     * @return a copy with the value
     */
    public VideoCut title(String title) {
        return set("title", title);
    }

    /**
     * Sets the description of the new video.
     *
     * @param description the description
     * @return a copy with the value
     */
    public VideoCut description(String description) {
        return set("description", description);
    }
}
