package io.kinescope.client.speakrooms;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A participant of a room. What the API answers is undocumented; these are the fields that participants are found and
 * sorted by.
 *
 * @param id the participant's id
 * @param name the name
 * @param role what the participant may do
 * @param createdAt when the participant was created
 * @param updatedAt when the participant last changed; null if never
 */
public record SpeakParticipant(
        String id,
        @Nullable String name,
        @Nullable ParticipantRole role,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {}
