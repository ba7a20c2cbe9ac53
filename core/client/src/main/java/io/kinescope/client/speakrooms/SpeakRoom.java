package io.kinescope.client.speakrooms;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A room for meetings. What the API answers is undocumented; these are the fields that rooms are found and sorted by.
 *
 * @param id the room's id
 * @param name the name
 * @param code undocumented
 * @param type how long it lasts
 * @param status where its meeting stands
 * @param createdAt when it was created
 * @param updatedAt when it last changed; null if it never did
 */
public record SpeakRoom(
        String id,
        @Nullable String name,
        @Nullable String code,
        @Nullable RoomType type,
        @Nullable RoomStatus status,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {}
