package io.kinescope.client.playlists;

import io.kinescope.client.videos.VideoStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A video in a playlist.
 *
 * @param id the id of the video
 * @param position its place in the playlist, from 1
 * @param status where it stands between upload and playback
 * @param title the title
 * @param description the description; may be empty
 * @param duration how long it is, in seconds
 * @param createdAt when it was created
 * @param updatedAt when it last changed; null if it never did
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
