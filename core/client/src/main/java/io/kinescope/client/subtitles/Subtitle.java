package io.kinescope.client.subtitles;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subtitle track of a video.
 *
 * @param id the subtitle's id
 * @param videoId the id of the video
 * @param description the name that viewers choose it by
 * @param language a two-letter code such as {@code en}
 * @param status the step of its processing; undocumented
 * @param position its place among the subtitles of the video
 * @param data undocumented; empty if the answer has none
 * @param active whether viewers see it
 * @param url the URL of the file; expires
 * @param updatedAt the time of the last change; null if there was none
 * @param file undocumented; empty as far as seen
 * @param fileName the name of the file
 * @param hlsFile undocumented; empty as far as seen
 */
public record Subtitle(
        String id,
        @Nullable String videoId,
        @Nullable String description,
        @Nullable String language,
        @Nullable String status,
        @Nullable Integer position,
        List<Object> data,
        @Nullable Boolean active,
        @Nullable String url,
        @Nullable Instant updatedAt,
        @Nullable String file,
        @Nullable String fileName,
        @Nullable String hlsFile) {}
