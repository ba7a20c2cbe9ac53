package io.kinescope.examples.mirror;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import reactor.core.publisher.Mono;

/**
 * The synchronisations so far. One that did not come to its end is resumed by the next process, which becomes its owner;
 * should the process before still run, it fails at its next transaction.
 */
final class SyncRuns {

    private static final String COLUMNS =
            "id, owner, stage, position, started_at, ended_at, added, changed, removed, unchanged, incomplete, skipped,"
                    + " projects_before, folders_before, videos_before";

    private final Database database;
    private final Clock clock;

    SyncRuns(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Resumes the last one, or begins a new one if that has ended. */
    Mono<SyncRun> begin() {
        String owner = UUID.randomUUID().toString();
        return database.sql("update kinescope_sync set owner = :owner where ended_at is null")
                .bind("owner", owner)
                .fetch()
                .rowsUpdated()
                .then(last())
                .filter(run -> !run.isEnded())
                .switchIfEmpty(Mono.defer(() -> last().flatMap(last -> insert(last, owner))
                        .switchIfEmpty(Mono.defer(() -> insert(1, owner)))
                        .then(last())))
                .filter(run -> run.owner().equals(owner))
                .switchIfEmpty(Mono.error(SyncRuns::justBegun))
                .as(database::transaction)
                .onErrorMap(DataIntegrityViolationException.class, sameId -> justBegun());
    }

    /** Reads its present state from the database; fails if another process has become its owner. */
    Mono<SyncRun> current(SyncRun run) {
        return last().filter(last -> last.owner().equals(run.owner())).switchIfEmpty(Mono.error(() -> takenOver(run)));
    }

    /** Notes how far it has come and what it has changed on the way. */
    Mono<Void> advance(SyncRun run, Stage stage, @Nullable String position, Counts counts) {
        boolean ended = stage == Stage.DONE || stage == Stage.STOPPED;
        Row progress = new Row()
                .text("stage", stage.name())
                .text("position", position)
                .time("ended_at", ended ? clock.instant() : null);
        return database.sql("update kinescope_sync set stage = :stage, position = :position, ended_at = :ended_at,"
                        + " added = added + :added, changed = changed + :changed,"
                        + " removed = removed + :removed, unchanged = unchanged + :unchanged,"
                        + " incomplete = incomplete + :incomplete, skipped = skipped + :skipped"
                        + " where id = :id and owner = :owner")
                .bindValues(progress.columns())
                .bindValues(Map.of(
                        "added",
                        counts.added(),
                        "changed",
                        counts.changed(),
                        "removed",
                        counts.removed(),
                        "unchanged",
                        counts.unchanged(),
                        "incomplete",
                        counts.incomplete(),
                        "skipped",
                        counts.skipped()))
                .bind("id", run.id())
                .bind("owner", run.owner())
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> takenOver(run)))
                .then();
    }

    private Mono<SyncRun> last() {
        return database.sql("select " + COLUMNS + " from kinescope_sync order by id desc fetch first row only")
                .map(SyncRuns::run)
                .one();
    }

    /** After one that stopped, what it has added does not count as having been there before. */
    private Mono<Boolean> insert(SyncRun last, String owner) {
        Mono<Boolean> insertion = insert(last.id() + 1, owner);
        return last.stage() != Stage.STOPPED
                ? insertion
                : insertion.delayUntil(inserted -> database.sql("update kinescope_sync set projects_before = :project,"
                                + " folders_before = :folder, videos_before = :video where id = :id")
                        .bindValues(last.before())
                        .bind("id", last.id() + 1)
                        .then());
    }

    private Mono<Boolean> insert(long id, String owner) {
        Row started = new Row().time("started_at", clock.instant());
        return database.sql("insert into kinescope_sync (" + COLUMNS
                        + ") values (:id, :owner, :stage, null, :started_at, null, 0, 0, 0, 0, 0, 0, "
                        + rowsIn("kinescope_project") + ", " + rowsIn("kinescope_folder") + ", "
                        + rowsIn("kinescope_video") + ")")
                .bind("id", id)
                .bind("owner", owner)
                .bind("stage", Stage.PROJECTS.name())
                .bindValues(started.columns())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private static String rowsIn(String table) {
        return "(select count(*) from " + table + " where removed_at is null)";
    }

    private static SyncRun run(Readable row) {
        return new SyncRun(
                number(row, "id"),
                text(row, "owner"),
                Stage.valueOf(text(row, "stage")),
                row.get("position", String.class),
                Objects.requireNonNull(time(row, "started_at")),
                time(row, "ended_at"),
                new Counts(
                        number(row, "added"),
                        number(row, "changed"),
                        number(row, "removed"),
                        number(row, "unchanged"),
                        number(row, "incomplete"),
                        number(row, "skipped")),
                Map.of(
                        "project",
                        number(row, "projects_before"),
                        "folder",
                        number(row, "folders_before"),
                        "video",
                        number(row, "videos_before")));
    }

    private static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    private static @Nullable Instant time(Readable row, String column) {
        OffsetDateTime time = row.get(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static IllegalStateException justBegun() {
        return new IllegalStateException("another process has just begun to synchronise");
    }

    private static IllegalStateException takenOver(SyncRun run) {
        return new IllegalStateException("another process has gone on with synchronisation " + run.id());
    }
}
