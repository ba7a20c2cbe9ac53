package io.kinescope.client.liveevents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stream of a live event: one time that it takes place.
 *
 * @param id the stream's id
 * @param eventId the id of the live event
 * @param status the status
 * @param startedAt the time when it began, or will begin while it is pending; null if that is not set
 * @param finishedAt the time when it ended; null until then
 */
public record LiveStream(
        String id,
        String eventId,
        StreamStatus status,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {}
