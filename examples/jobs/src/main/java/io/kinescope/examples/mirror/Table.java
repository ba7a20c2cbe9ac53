package io.kinescope.examples.mirror;

import io.kinescope.examples.mirror.Change.Stored;
import io.kinescope.examples.mirror.Entry.Part;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of projects, of folders or of videos, known by their ids. What is removed stays, marked as such. */
final class Table {

    private final Database database;
    private final String name;
    private final Clock clock;

    Table(Database database, String name, Clock clock) {
        this.database = database;
        this.name = name;
        this.clock = clock;
    }

    /** What there is of these ids, removed or not. */
    Mono<Map<String, Stored>> find(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Mono.just(Map.of());
        }
        return database.sql("select id, fingerprint, removed_at from " + name + " where id in (:ids)")
                .bind("ids", ids)
                .map(Table::stored)
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** The ids that are not removed, in the database's order. */
    Flux<String> ids() {
        return idsAfter("");
    }

    /** The ids after this one that are not removed, in the database's order. */
    Flux<String> idsAfter(String id) {
        return database.sql("select id from " + name + " where removed_at is null and id > :id order by id")
                .bind("id", id)
                .map(row -> text(row, "id"))
                .all();
    }

    /** Writes what differs, and tells what it was. */
    Mono<Counts> write(Collection<Change> changes) {
        return Flux.fromIterable(changes)
                .filter(Change::isNeeded)
                .concatMap(this::write, 1)
                .then(Mono.fromSupplier(
                        () -> changes.stream().map(Change::counts).reduce(Counts.NONE, Counts::plus)));
    }

    /** Compares entries of a listing with what is stored, writes what differs, and tells what it was. */
    Mono<Counts> merge(Collection<Entry> listed) {
        return find(listed.stream().map(Entry::id).toList())
                .map(stored -> listed.stream()
                        .map(entry -> Change.of(entry, stored.get(entry.id())))
                        .toList())
                .flatMap(this::write);
    }

    /** Marks these if they are not marked yet. */
    Mono<Counts> remove(Collection<String> ids) {
        return ids.isEmpty() ? Mono.just(Counts.NONE) : remove("id in (:ids)", Map.of("ids", ids));
    }

    /** Marks what is not marked yet. */
    Mono<Counts> remove(String condition, Map<String, ?> values) {
        return database.sql("update " + name + " set removed_at = :now where removed_at is null and " + condition)
                .bindValues(values)
                .bindValues(new Row().time("now", clock.instant()).columns())
                .fetch()
                .rowsUpdated()
                .map(Counts::removed);
    }

    private Mono<Void> write(Change change) {
        Entry entry = change.entry();
        Row row = new Row()
                .text("id", entry.id())
                .and(entry.row())
                .text("fingerprint", change.fingerprint())
                .time("removed_at", null);
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

    private static String insertInto(String table, Row row) {
        return row.columns().keySet().stream()
                .map(column -> ":" + column)
                .collect(Collectors.joining(
                        ", ",
                        "insert into " + table + " ("
                                + String.join(", ", row.columns().keySet()) + ") values (",
                        ")"));
    }

    private String update(Row row) {
        return row.columns().keySet().stream()
                .map(column -> column + " = :" + column)
                .collect(Collectors.joining(", ", "update " + name + " set ", " where id = :id"));
    }

    private static Map.Entry<String, Stored> stored(Readable row) {
        boolean removed = row.get("removed_at", OffsetDateTime.class) != null;
        return Map.entry(text(row, "id"), new Stored(text(row, "fingerprint"), removed));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }
}
