package io.kinescope.client.speakrooms;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A participant of a room. The response is undocumented; these are the fields that participants are found and
 * sorted by.
 *
 * @param id the participant's id
 * @param name the name
 * @param role the role
 * @param createdAt the time of creation
 * @param updatedAt the time of the last change; null if there was none
 */
public record SpeakParticipant(
        String id,
        @Nullable String name,
        @Nullable ParticipantRole role,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {}
