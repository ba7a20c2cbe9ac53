package io.kinescope.client.restreams;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A live event that is sent on to another platform.
 *
 * <p>Its {@code toString} does not show the key.
 *
 * @param id the restream's id
 * @param eventId the id of the live event
 * @param name the name
 * @param url the RTMP URL to which the stream is sent
 * @param key the stream key at that place; a secret
 * @param status whether it is connected
 * @param enabled whether it is switched on
 * @param description the description; null if there is none
 * @param createdAt the time of creation
 * @param updatedAt the time of the last change; null if there was none
 */
public record Restream(
        String id,
        String eventId,
        String name,
        String url,
        String key,
        RestreamStatus status,
        boolean enabled,
        @Nullable String description,
        Instant createdAt,
        @Nullable Instant updatedAt) {

    /** Returns all components, and stars in the place of secrets. */
    @Override
    public String toString() {
        return "Restream[id=" + id
                + ", eventId=" + eventId
                + ", name=" + name
                + ", url=" + url
                + ", key=" + (key == null ? null : "***")
                + ", status=" + status
                + ", enabled=" + enabled
                + ", description=" + description
                + ", createdAt=" + createdAt
                + ", updatedAt=" + updatedAt + "]";
    }
}
