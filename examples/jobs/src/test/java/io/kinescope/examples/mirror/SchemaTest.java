package io.kinescope.examples.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.examples.support.Job;
import io.kinescope.examples.support.JobCommandLine;
import io.kinescope.test.LocalKinescope;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Tables of earlier versions, and users of a database with few rights. */
@Timeout(120)
class SchemaTest {

    private final Engine engine = engine();

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private final LocalKinescope kinescope =
            LocalKinescope.builder().videos(30).unlimited().start();
    private String database;

    Engine engine() {
        return Engine.H2;
    }

    @BeforeEach
    void chooseDatabase() {
        database = engine.newDatabase(directory);
    }

    @AfterEach
    void stop() {
        kinescope.close();
    }

    @Test
    void bringsTablesWithoutAVersionUpToDate() throws IOException {
        execute("schema-0.sql");
        assertIsBroughtUpToDate(0);
    }

    @Test
    void bringsTablesOfVersion1UpToDate() throws IOException {
        execute("schema-1.sql");
        query("insert into kinescope_schema (version) values (1)");
        assertIsBroughtUpToDate(1);
    }

    private void assertIsBroughtUpToDate(int version) {
        query("insert into kinescope_project (id, name, fingerprint, removed_at)"
                + " values ('p', 'Gone', 'f', timestamp with time zone '2024-01-01 00:00:00Z')");
        query(
                "insert into kinescope_video (id, title, created_at, fingerprint, removed_at) values ('v', 'Gone',"
                        + " timestamp with time zone '2023-01-01 00:00:00Z', 'f', timestamp with time zone '2024-01-01 00:00:00Z')");
        query("insert into kinescope_video_tag (video_id, place, tag) values ('v', 0, 'kept')");
        assertThat(sync(database, "--dry-run")).isEqualTo(version == 0 ? 0 : 1);
        if (version > 0) {
            assertThat(said())
                    .isEqualTo("failed: the tables are of version 1, and a dry run does not bring them to version 2;"
                            + " run it once without --dry-run\n");
        }
        assertThat(sync(database)).as(said()).isZero();
        MirrorContents.assertEqual(kinescope, database);
        assertThat(query("select version from kinescope_schema order by version"))
                .containsExactly(Map.of("version", "1"), Map.of("version", "2"));
        assertThat(query("select name, removed_at from kinescope_project where id = 'p'"))
                .containsExactly(Map.of("name", "Gone", "removed_at", "2024-01-01T00:00:00Z"));
        assertThat(query("select title, removed_at from kinescope_video where id = 'v'"))
                .containsExactly(Map.of("title", "Gone", "removed_at", "2024-01-01T00:00:00Z"));
        assertThat(query("select tag from kinescope_video_tag where video_id = 'v'"))
                .containsExactly(Map.of("tag", "kept"));
    }

    /** They got the answers with version 2. */
    @Test
    void writesTheRowsOfVersion1Again() throws IOException {
        assertThat(sync(database)).as(said()).isZero();
        for (String table : List.of("project", "folder", "video")) {
            query("alter table kinescope_" + table + " drop column answer");
        }
        query("delete from kinescope_schema where version = 2");
        assertThat(sync(database)).as(said()).isZero();
        assertThat(said()).contains("added 0, changed ", "removed 0, unchanged 0: ");
        MirrorContents.assertEqual(kinescope, database);
    }

    @Test
    void onlyOneOfSeveralMakesTheTables() {
        Queue<String> made = new ConcurrentLinkedQueue<>();
        List<Database> processes = Flux.range(0, 4)
                .map(process -> Database.of(WatchedStatements.of(MirrorDatabase.of(database), statement -> {
                    if (statement.contains("create table if not exists kinescope_video (")) {
                        made.add(statement);
                    }
                })))
                .collectList()
                .block();
        Flux.fromIterable(processes)
                .flatMap(process -> new Schema(process).migrate())
                .blockLast();
        Flux.fromIterable(processes).concatMap(Database::close).blockLast();
        assertThat(query("select version from kinescope_schema order by version"))
                .containsExactly(Map.of("version", "1"), Map.of("version", "2"));
        assertThat(made).hasSize(1);
    }

    /** Held by the test, as by another process. */
    @Test
    void waitsForTheLockOfAnotherMigration() {
        assumeTrue(engine == Engine.POSTGRESQL);
        Database process = Database.of(MirrorDatabase.of(database));
        Connection another =
                Mono.from(MirrorDatabase.of(database).create()).blockOptional().orElseThrow();
        try {
            Mono.from(another.beginTransaction())
                    .then(Mono.from(another.createStatement("select pg_advisory_xact_lock(" + Schema.LOCK + ")")
                                    .execute())
                            .flatMapMany(Result::getRowsUpdated)
                            .then())
                    .block();
            CompletableFuture<Void> migration = new Schema(process).migrate().toFuture();
            String waiting = "select 1 as one from pg_locks where locktype = 'advisory' and not granted";
            Flux.interval(Duration.ofMillis(20))
                    .onBackpressureDrop()
                    .publishOn(Schedulers.boundedElastic(), 1)
                    .takeUntil(tick -> migration.isDone() || !query(waiting).isEmpty())
                    .blockLast(Duration.ofSeconds(30));
            assertThat(migration).isNotDone();
            Mono.from(another.commitTransaction()).block();
            assertThat(migration).succeedsWithin(Duration.ofSeconds(30));
            assertThat(query("select max(version) as version from kinescope_schema"))
                    .containsExactly(Map.of("version", "2"));
        } finally {
            Mono.from(another.close()).then(process.close()).block();
        }
    }

    @Test
    void refusesTablesOfALaterVersion() {
        assertThat(sync(database)).as(said()).isZero();
        query("insert into kinescope_schema (version) values (99)");
        for (String option : List.of("--debug=false", "--dry-run")) {
            assertThat(sync(database, option)).isEqualTo(1);
            assertThat(said())
                    .isEqualTo("failed: the tables are of version 99, and this program knows version 2 only\n");
        }
    }

    @Test
    void needsNoRightToCreateAnythingWhenTheTablesAreThere() {
        assumeTrue(engine == Engine.POSTGRESQL);
        assertThat(sync(database)).as(said()).isZero();
        String user = newUser("grant select, insert, update, delete on all tables in schema %1$s to %2$s");
        query("delete from kinescope_video_tag");
        query("update kinescope_video set title = 'another', fingerprint = ''");
        assertThat(sync(user)).as(said()).isZero();
        assertThat(said()).contains("added 0, changed 30, removed 0, ");
        assertThat(sync(user, "--dry-run")).as(said()).isZero();
        MirrorContents.assertEqual(kinescope, database);
    }

    @Test
    void saysThatItMayNotMakeTheTables() {
        assumeTrue(engine == Engine.POSTGRESQL);
        assertThat(sync(newUser("grant usage on schema %1$s to %2$s"))).isEqualTo(1);
        assertThat(said())
                .startsWith("failed: the tables are missing, and cannot be created: permission denied for schema ")
                .endsWith("; run it once as a user of the database who may do it\n")
                .hasLineCount(1);
    }

    @Test
    void saysThatItMayNotReadTheTables() {
        assumeTrue(engine == Engine.POSTGRESQL);
        assertThat(sync(database)).as(said()).isZero();
        assertThat(sync(newUser("grant usage on schema %1$s to %2$s"))).isEqualTo(1);
        assertThat(said())
                .isEqualTo("failed: the database cannot be used: permission denied for table kinescope_schema\n");
    }

    /** Returns the URL of the database for a user who has only this right, besides that to use the schema. */
    private String newUser(String grant) {
        String name = "user_" + UUID.randomUUID().toString().replace("-", "");
        String schema = database.substring(database.lastIndexOf('=') + 1);
        query("create role " + name + " login password 'word'");
        query("grant usage on schema " + schema + " to " + name);
        query(grant.formatted(schema, name));
        return database.replaceFirst("//[^@]*@", "//" + name + ":word@");
    }

    private void execute(String script) throws IOException {
        Arrays.stream(new ClassPathResource(script, Schema.class)
                        .getContentAsString(StandardCharsets.UTF_8)
                        .split(";\\R", -1))
                .filter(statement -> !statement.isBlank())
                .forEach(this::query);
    }

    private List<Map<String, String>> query(String statement) {
        return MirrorContents.query(database, statement);
    }

    private int sync(String url, String... options) {
        messages.reset();
        Job job = new Job(
                Map.of("KINESCOPE_API_TOKEN", kinescope.token(), "KINESCOPE_BASE_URL", kinescope.url()),
                OutputStream.nullOutputStream(),
                new PrintStream(messages, true, StandardCharsets.UTF_8),
                0,
                builder -> builder.rateLimiter(RateLimiter.unlimited()));
        String[] all = Flux.concat(Flux.fromArray(options), Flux.just("--database", url))
                .collectList()
                .map(list -> list.toArray(String[]::new))
                .block();
        return JobCommandLine.of(job, new SyncLibrary(job, Clock.systemUTC())).execute(all);
    }

    private String said() {
        return messages.toString(StandardCharsets.UTF_8);
    }
}
