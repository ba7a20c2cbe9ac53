package io.kinescope.examples.mirror;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A synchronisation, as the database knows it.
 *
 * @param id its number, from 1
 * @param owner the process that does it
 * @param stage its stage
 * @param position its position within the stage; null at the beginning
 * @param startedAt the time when it began
 * @param endedAt the time when it ended; null until then
 * @param counts the numbers of entries so far
 * @param before the numbers of rows, by their kind, that were not removed when it began
 */
record SyncRun(
        long id,
        String owner,
        Stage stage,
        @Nullable String position,
        Instant startedAt,
        @Nullable Instant endedAt,
        Counts counts,
        Map<String, Long> before) {

    boolean isEnded() {
        return endedAt != null;
    }
}
