package io.kinescope.examples.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.r2dbc.BadSqlGrammarException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The tables of the mirror and their version. A database of this version needs no rights to create anything. Flyway and
 * Liquibase need a JDBC driver beside R2DBC, and migrate no database that is reached by R2DBC alone.
 */
final class Schema {

    private static final int VERSION = 1;

    private final Database database;

    Schema(Database database) {
        this.database = database;
    }

    /** Brings the tables to this version, each version in a transaction; makes them if there are none. */
    Mono<Void> migrate() {
        // Another process may do the same at the same time; then the version is there at the second look.
        return Mono.defer(this::version)
                .flatMapMany(version -> {
                    if (version > VERSION) {
                        return Flux.error(new IllegalStateException("the tables are of version " + version
                                + ", and this program knows version " + VERSION + " only"));
                    }
                    return Flux.range(version + 1, VERSION - version);
                })
                .concatMap(version -> database.transaction(migrate(version)), 1)
                .then()
                .retry(1);
    }

    private Mono<Integer> version() {
        return database.transaction(database.sql("select max(version) from kinescope_schema")
                        .map(row -> String.valueOf(row.get(0, Integer.class)))
                        .one()
                        .map(version -> version.equals("null") ? 0 : Integer.parseInt(version))
                        .onErrorMap(BadSqlGrammarException.class, noTable -> new NoTableException()))
                .onErrorReturn(NoTableException.class, 0);
    }

    private Mono<Void> migrate(int version) {
        return Flux.fromArray(statements(version).split(";\\R", -1))
                .filter(statement -> !statement.isBlank())
                .concatMap(statement -> database.sql(statement).then(), 1)
                .then(database.sql("insert into kinescope_schema (version) values (:version)")
                        .bind("version", version)
                        .then());
    }

    private static String statements(int version) {
        try {
            return new ClassPathResource("schema-" + version + ".sql", Schema.class)
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static final class NoTableException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
