package io.kinescope.examples.mirror;

import io.kinescope.examples.mirror.Change.Stored;
import io.kinescope.examples.mirror.Entry.Part;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of projects, of folders or of videos, known by their ids. What is removed stays, marked as such. */
final class Table {

    /** The most ids in one statement: PostgreSQL takes 65,535 values. */
    private static final int BATCH = 1000;

    private static final String ANSWER = "answer";

    private final Database database;
    private final String kind;
    private final String name;
    private final Clock clock;
    private final SyncListener listener;

    /** Takes {@code project}, {@code folder} or {@code video} as the kind. */
    Table(Database database, String kind, Clock clock, SyncListener listener) {
        this.database = database;
        this.kind = kind;
        this.name = "kinescope_" + kind;
        this.clock = clock;
        this.listener = listener;
    }

    String kind() {
        return kind;
    }

    /** Finds the rows of these ids, removed or not. */
    Mono<Map<String, Stored>> find(SyncRun run, Collection<String> ids) {
        return Flux.fromIterable(ids)
                .buffer(BATCH)
                .concatMap(batch -> findBatch(run, batch), 1)
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Flux<Map.Entry<String, Stored>> findBatch(SyncRun run, List<String> ids) {
        return database.sql("select id, fingerprint, removed_at, missing_in, created_at from " + name
                        + " where id in (:ids)")
                .bind("ids", ids)
                .map(row -> Map.entry(text(row, "id"), stored(run, row)))
                .all();
    }

    /** Reads the ids that are not removed, in the database's order. */
    Flux<String> ids() {
        return idsAfter("");
    }

    /** Reads the ids after this one that are not removed, in the database's order. */
    Flux<String> idsAfter(String id) {
        return database.sql("select id from " + name + " where removed_at is null and id > :id order by id")
                .bind("id", id)
                .map(row -> text(row, "id"))
                .all();
    }

    /** Writes the entries that differ from their rows. */
    Mono<Counts> write(Collection<Change> changes) {
        return Flux.fromIterable(changes)
                .concatMap(change -> change.isNeeded() ? write(change) : Mono.just(change.counts()), 1)
                .reduce(Counts.NONE, Counts::plus);
    }

    /** Compares the entries of a listing with their rows, and writes those that differ. */
    Mono<Counts> merge(SyncRun run, Listed listed) {
        return find(run, listed.entries().keySet())
                .map(stored -> listed.entries().values().stream()
                        .map(entry -> Change.of(entry, stored.get(entry.id())))
                        .toList())
                .flatMap(this::write)
                .map(Counts.skipped(listed.skipped())::plus);
    }

    /** Notes that the synchronisation has not found these rows. */
    Mono<Void> markMissing(SyncRun run, Collection<String> ids) {
        return Flux.fromIterable(ids)
                .buffer(BATCH)
                .concatMap(
                        batch -> database.sql("update " + name + " set missing_in = :run where id in (:ids)")
                                .bind("run", run.id())
                                .bind("ids", batch)
                                .then(),
                        1)
                .then();
    }

    /** Notes that the synchronisation has not found the rows which meet the condition, but for those that are listed. */
    Mono<Void> markMissing(SyncRun run, String condition, Map<String, ?> values, Predicate<Place> isListed) {
        return places(condition, values, "")
                .expand(places -> places.size() < BATCH
                        ? Mono.empty()
                        : places(condition, values, places.get(BATCH - 1).id()))
                .concatMap(
                        places -> markMissing(
                                run,
                                places.stream()
                                        .filter(isListed.negate())
                                        .map(Place::id)
                                        .toList()),
                        1)
                .then();
    }

    private Mono<List<Place>> places(String condition, Map<String, ?> values, String after) {
        return database.sql("select id, created_at from " + name + " where removed_at is null and id > :after and "
                        + condition + " order by id fetch first " + BATCH + " rows only")
                .bindValues(values)
                .bind("after", after)
                .map(row -> new Place(text(row, "id"), time(row, "created_at")))
                .all()
                .collectList();
    }

    /** Forgets which rows the synchronisation has not found. */
    Mono<Void> unmarkMissing(SyncRun run) {
        return database.sql("update " + name + " set missing_in = null where missing_in = :run")
                .bind("run", run.id())
                .then();
    }

    /** Counts the rows that the synchronisation has not found. */
    Mono<Long> countMissing(SyncRun run) {
        return database.sql("select count(*) from " + name + " where removed_at is null and missing_in = :run")
                .bind("run", run.id())
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one();
    }

    /** Marks as removed what the synchronisation has not found. */
    Mono<Counts> removeMissing(SyncRun run) {
        return database.sql("update " + name
                        + " set removed_at = :now, synced_at = :now where removed_at is null and missing_in = :run")
                .bind("run", run.id())
                .bindValues(new Row().time("now", clock.instant()).columns())
                .fetch()
                .rowsUpdated()
                .map(Counts::removed);
    }

    /** One row that the database refuses does not hold up the others. */
    private Mono<Counts> write(Change change) {
        return database.savepoint(writeRows(change))
                .thenReturn(change.counts())
                .onErrorResume(
                        Database::isOfTheData,
                        refused -> Mono.fromSupplier(() -> {
                            String reason = String.valueOf(NestedExceptionUtils.getMostSpecificCause(refused)
                                    .getMessage());
                            listener.skipped(
                                    new SkippedEntry(kind, change.entry().id(), reason));
                            return Counts.skipped(1);
                        }));
    }

    private Mono<Void> writeRows(Change change) {
        Entry entry = change.entry();
        Row row = new Row()
                .text("id", entry.id())
                .and(entry.row())
                .json(ANSWER, entry.answer())
                .text("fingerprint", change.fingerprint())
                .time("synced_at", clock.instant())
                .time("removed_at", null)
                .number("missing_in", (Long) null);
        boolean isThere = change.stored() != null;
        return execute(isThere ? update(row) : insertInto(name, row), row)
                .thenMany(Flux.fromIterable(entry.parts()))
                .concatMap(
                        part -> (isThere ? delete(entry.id(), part) : Mono.empty()).then(insert(entry.id(), part)), 1)
                .then();
    }

    private Mono<Void> delete(String id, Part part) {
        return execute(
                "delete from " + part.table() + " where " + part.owner() + " = :" + part.owner(),
                new Row().text(part.owner(), id));
    }

    private Mono<Void> insert(String id, Part part) {
        return Flux.range(0, part.rows().size())
                .map(place -> new Row()
                        .text(part.owner(), id)
                        .number("place", place)
                        .and(part.rows().get(place)))
                .concatMap(row -> execute(insertInto(part.table(), row), row), 1)
                .then();
    }

    private Mono<Void> execute(String statement, Row values) {
        return database.sql(statement).bindValues(values.columns()).then();
    }

    private String insertInto(String table, Row row) {
        return row.columns().keySet().stream()
                .map(this::value)
                .collect(Collectors.joining(
                        ", ",
                        "insert into " + table + " ("
                                + String.join(", ", row.columns().keySet()) + ") values (",
                        ")"));
    }

    private String update(Row row) {
        return row.columns().keySet().stream()
                .map(column -> column + " = " + value(column))
                .collect(Collectors.joining(", ", "update " + name + " set ", " where id = :id"));
    }

    private String value(String column) {
        return column.equals(ANSWER) ? database.json(":" + column) : ":" + column;
    }

    private static Stored stored(SyncRun run, Readable row) {
        Long missing = row.get("missing_in", Long.class);
        return new Stored(
                text(row, "fingerprint"),
                row.get("removed_at", OffsetDateTime.class) != null,
                missing != null && missing == run.id(),
                time(row, "created_at"));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    private static @Nullable Instant time(Readable row, String column) {
        OffsetDateTime time = row.get(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** The place of a row in the listing: the time of creation, by which it is sorted, and the id. */
    record Place(String id, @Nullable Instant createdAt) {}
}
