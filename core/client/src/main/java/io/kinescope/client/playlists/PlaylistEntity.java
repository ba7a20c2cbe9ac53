package io.kinescope.client.playlists;

import io.kinescope.client.videos.VideoStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A video in a playlist.
 *
 * @param id the id of the video
 * @param position its place in the playlist, from 1
 * @param status the step between upload and playback
 * @param title the title
 * @param description the description; may be empty
 * @param duration the duration, in seconds
 * @param createdAt the time of creation
 * @param updatedAt the time of the last change; null if there was none
 */
public record PlaylistEntity(
        String id,
        int position,
        VideoStatus status,
        String title,
        String description,
        double duration,
        Instant createdAt,
        @Nullable Instant updatedAt) {}
