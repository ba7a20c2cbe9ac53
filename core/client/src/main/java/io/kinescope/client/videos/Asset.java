package io.kinescope.client.videos;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One file of a video: the original, or a rendition of it.
 *
 * @param id the asset's id
 * @param videoId the id of the video; on renditions a UUID of zeros
 * @param originalName the name of the file
 * @param fileSize the size of the file in bytes
 * @param md5 the checksum of the file in hexadecimal; only on the original
 * @param filetype the container, such as {@code mp4}
 * @param quality the quality
 * @param resolution width and height in pixels, such as {@code 1280x720}
 * @param createdAt the time of creation
 * @param updatedAt the time of the last change; null if there was none
 * @param deletedAt the time of deletion; null if it is not deleted
 * @param url the URL of the stream; expires, so it should not be kept
 * @param downloadLink the URL to download the file; expires, so it should not be kept
 */
public record Asset(
        String id,
        @Nullable String videoId,
        @Nullable String originalName,
        @Nullable Long fileSize,
        @Nullable String md5,
        @Nullable String filetype,
        @Nullable VideoQuality quality,
        @Nullable String resolution,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Instant deletedAt,
        @Nullable String url,
        @Nullable String downloadLink) {}
