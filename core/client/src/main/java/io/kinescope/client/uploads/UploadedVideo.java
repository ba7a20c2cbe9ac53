package io.kinescope.client.uploads;

import io.kinescope.client.videos.VideoStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A video that was just uploaded, in the short form in which the uploader answers. The last answer of a resumable upload
 * says nothing, so there only the id and what was asked for is known.
 *
 * @param id the video's id; the links have another one, and {@code GET /v1/videos/{video_id}} may need a few seconds
 *     before it knows it
 * @param parentId the id of the project or folder it is in; null if unknown
 * @param title the title; null if unknown
 * @param description the description; null if unknown or if there is none
 * @param status where it stands between upload and playback; null if unknown
 * @param playLink where it plays; null if unknown
 * @param embedLink what to embed; null if unknown
 * @param hlsLink the HLS playlist; null if unknown
 * @param createdAt when it was created; null if unknown
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
        @Nullable Instant createdAt) {}
