package io.kinescope.client.uploads;

import io.kinescope.client.videos.Video;
import io.kinescope.client.videos.VideoStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded video, in the short form of the uploader's response. The last response of a resumable upload is empty;
 * there only the id and the requested values are known.
 *
 * @param id the id of the video, which differs from the one in its links; {@code GET /v1/videos/{video_id}} may answer
 *     404 for
 *     it during the first seconds
 * @param parentId the id of its project or folder; null if unknown
 * @param title the title; null if unknown
 * @param description the description; null if unknown or absent
 * @param status the status; null if unknown
 * @param playLink the URL of the player page; null if unknown
 * @param embedLink the URL to embed; null if unknown
 * @param hlsLink the URL of the HLS playlist; null if unknown
 * @param createdAt the time of creation; null if unknown
 */
public record UploadedVideo(
        String id,
        @Nullable String parentId,
        @Nullable String title,
        @Nullable String description,
        @Nullable VideoStatus status,
        @Nullable String playLink,
        @Nullable String embedLink,
        @Nullable String hlsLink,
        @Nullable Instant createdAt) {

    static UploadedVideo of(Video video) {
        return new UploadedVideo(
                video.id(),
                video.folderId() == null ? video.projectId() : video.folderId(),
                video.title(),
                video.description(),
                video.status(),
                video.playLink(),
                video.embedLink(),
                video.hlsLink(),
                video.createdAt());
    }
}
