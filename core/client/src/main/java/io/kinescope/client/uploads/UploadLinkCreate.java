package io.kinescope.client.uploads;

import io.kinescope.client.type.Fields;
import io.kinescope.client.type.Params;
import io.kinescope.client.videos.VideoQuality;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v2/init}.
 */
public final class UploadLinkCreate extends Params<UploadLinkCreate> {

    private UploadLinkCreate(Map<String, @Nullable Object> values) {
        super(values, UploadLinkCreate::new);
    }

    /**
     * Creates a request for a link that creates a video.
     *
     * @param parentId the id of its project or folder
     * @param title the title
     * @return the request
     */
    public static UploadLinkCreate video(String parentId, String title) {
        return new UploadLinkCreate(Map.of())
                .set("type", "video")
                .set("parent_id", parentId)
                .set("title", title);
    }

    /**
     * Creates a request for a link that creates an additional material.
     *
     * @param videoId the id of the video that it belongs to
     * @return the request
     */
    public static UploadLinkCreate attachment(String videoId) {
        return new UploadLinkCreate(Map.of()).set("type", "attachment").set("video_id", videoId);
    }

    /**
     * Creates a request for a link that replaces the content of a video. Which field names the video is undocumented;
     * {@code video_id} is sent.
     *
     * @param videoId the id of the video
     * @return the request
     */
    public static UploadLinkCreate replacement(String videoId) {
        return new UploadLinkCreate(Map.of()).set("type", "replace").set("video_id", videoId);
    }

    /**
     * Requests a preview of the video: an MP4 at {@code https://kinescope.io/{video_id}/preview}.
     *
     * @param start the time at which the preview starts; sent in seconds
     * @param length the length of the preview; sent in seconds
     * @param quality the quality, of {@link VideoQuality#P360} to {@link VideoQuality#P1080}
     * @return a copy with the value
     */
    public UploadLinkCreate preview(Duration start, Duration length, VideoQuality quality) {
        return set(
                "preview",
                Fields.of("start", seconds("start", start))
                        .and("length", seconds("length", length))
                        .and("quality", quality));
    }

    /**
     * Sets the name of the file.
     *
     * @param filename the name, such as {@code film.mp4}
     * @return a copy with the value
     */
    public UploadLinkCreate filename(String filename) {
        return set("filename", filename);
    }

    /**
     * Sets the size of the file. Required to send the file over tus.
     *
     * @param filesize the size in bytes, at least 1
     * @return a copy with the value
     */
    public UploadLinkCreate filesize(long filesize) {
        if (filesize < 1) {
            throw new IllegalArgumentException("filesize must be at least 1 byte, not " + filesize);
        }
        return set("filesize", filesize);
    }

    /**
     * Sets the line below the title.
     *
     * @param subtitle the subtitle
     * @return a copy with the value
     */
    public UploadLinkCreate subtitle(String subtitle) {
        return set("subtitle", subtitle);
    }

    /**
     * Sets the description.
     *
     * @param description the description
     * @return a copy with the value
     */
    public UploadLinkCreate description(String description) {
        return set("description", description);
    }

    /**
     * Sets the address of the machine that will use the link, if it is not this one.
     *
     * @param clientIp the IP address
     * @return a copy with the value
     */
    public UploadLinkCreate clientIp(String clientIp) {
        return set("client_ip", clientIp);
    }
}
