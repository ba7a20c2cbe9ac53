package io.kinescope.examples.mirror;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A synchronisation, as the database knows it.
 *
 * @param id its number, from 1
 * @param owner the process that does it
 * @param stage what it is busy with
 * @param position how far it has come within the stage; null at the beginning
 * @param startedAt when it began
 * @param endedAt when it was done; null until then
 * @param counts what it has changed until now
 */
record SyncRun(
        long id,
        String owner,
        Stage stage,
        @Nullable String position,
        Instant startedAt,
        @Nullable Instant endedAt,
        Counts counts) {

    boolean isDone() {
        return stage == Stage.DONE;
    }
}
