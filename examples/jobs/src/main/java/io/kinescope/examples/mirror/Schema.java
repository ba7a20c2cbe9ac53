package io.kinescope.examples.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.BadSqlGrammarException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The tables of the mirror and their version. A database of this version needs no rights to create anything. Flyway and
 * Liquibase need a JDBC driver beside R2DBC, and the address of the database a second time in its form.
 */
final class Schema {

    static final int VERSION = 2;

    /** The key of the lock of PostgreSQL that only one migration at a time holds: "kinescop" in ASCII. */
    static final long LOCK = 0x6b696e6573636f70L;

    private static final Semaphore H2_MIGRATION = new Semaphore(1);

    private final Database database;

    Schema(Database database) {
        this.database = database;
    }

    /** Returns the version of the tables; 0 if there are none. Fails if it is a later one. */
    Mono<Integer> version() {
        return database.transaction(storedVersion())
                .onErrorMap(
                        failure -> !(failure instanceof IllegalStateException),
                        failure -> new IllegalStateException(
                                "the database cannot be used: " + Database.reason(failure), failure));
    }

    /** Brings the tables to this version, each version in a transaction; makes them if there are none. */
    Mono<Void> migrate() {
        Mono<Void> migration = settings().then(Mono.defer(this::version)).flatMap(this::migrate);
        return database.isH2() ? oneAtATime(migration) : migration;
    }

    /** H2 spoils a table that is changed twice at the same time. A lock within this process is enough, as below. */
    private static Mono<Void> oneAtATime(Mono<Void> migration) {
        return Mono.using(
                        () -> {
                            H2_MIGRATION.acquire();
                            return H2_MIGRATION;
                        },
                        held -> migration,
                        Semaphore::release)
                .subscribeOn(Schedulers.boundedElastic());
    }

    private Mono<Void> migrate(int version) {
        return version == VERSION
                ? Mono.empty()
                : database.transaction(migrateNext())
                        // Another process has done the same at the same time.
                        .onErrorComplete(DataIntegrityViolationException.class)
                        .onErrorMap(DataAccessException.class, failure -> unmigrated(version, failure))
                        .then(Mono.defer(this::version))
                        .flatMap(this::migrate);
    }

    private static IllegalStateException unmigrated(int version, DataAccessException failure) {
        String tables = version == 0
                ? "the tables are missing, and cannot be created: "
                : "the tables are of version " + version + ", and cannot be brought to version " + VERSION + ": ";
        return new IllegalStateException(
                tables + Database.reason(failure) + "; run it once as a user of the database who may do it", failure);
    }

    /** Looks at the version again, since another process may have held the lock before. */
    private Mono<Void> migrateNext() {
        return lock().then(Mono.defer(this::storedVersion))
                .filter(version -> version < VERSION)
                .flatMap(version -> apply(version + 1));
    }

    /**
     * On PostgreSQL, what makes tables is a part of the transaction. H2 commits after each such statement; each can be
     * repeated, and its file is open in one process only.
     */
    private Mono<Void> lock() {
        return database.isH2()
                ? Mono.empty()
                : database.sql("select pg_advisory_xact_lock(:key)")
                        .bind("key", LOCK)
                        .then();
    }

    private Mono<Void> apply(int version) {
        return Flux.fromIterable(statements(version))
                .concatMap(statement -> database.sql(statement).then(), 1)
                .then(database.sql("insert into kinescope_schema (version) values (:version)")
                        .bind("version", version)
                        .then());
    }

    /** A statement that fails ends the transaction on PostgreSQL, so it has a savepoint. */
    private Mono<Integer> storedVersion() {
        return database.savepoint(database.sql("select coalesce(max(version), 0) from kinescope_schema")
                        .mapValue(Integer.class)
                        .one())
                .onErrorReturn(BadSqlGrammarException.class, 0)
                .doOnNext(version -> {
                    if (version > VERSION) {
                        throw new IllegalStateException("the tables are of version " + version
                                + ", and this program knows version " + VERSION + " only");
                    }
                });
    }

    /**
     * H2 writes half a second after a commit, and so in the middle of the next transaction. Killed there, it does not
     * always find its way back.
     */
    private Mono<Void> settings() {
        return database.isH2()
                ? database.transaction(database.sql("set write_delay 0").then())
                        .onErrorMap(failure -> new IllegalStateException(
                                "the database cannot be used: " + Database.reason(failure), failure))
                : Mono.empty();
    }

    private List<String> statements(int version) {
        try {
            String script = new ClassPathResource("schema-" + version + ".sql", Schema.class)
                    .getContentAsString(StandardCharsets.UTF_8);
            return Arrays.stream(script.replace("${json}", database.isH2() ? "json" : "jsonb")
                            .split(";\\R", -1))
                    .filter(statement -> !statement.isBlank())
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
