package io.kinescope.client.speakrooms;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A room for meetings. The response is undocumented; these are the fields that rooms are found and sorted by.
 *
 * @param id the room's id
 * @param name the name
 * @param code undocumented
 * @param type the lifetime
 * @param status the status of its meeting
 * @param createdAt the time of creation
 * @param updatedAt the time of the last change; null if there was none
 */
public record SpeakRoom(
        String id,
        @Nullable String name,
        @Nullable String code,
        @Nullable RoomType type,
        @Nullable RoomStatus status,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {}
