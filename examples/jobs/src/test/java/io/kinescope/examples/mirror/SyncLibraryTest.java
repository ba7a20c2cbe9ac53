package io.kinescope.examples.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.folders.Folder;
import io.kinescope.client.projects.CatalogType;
import io.kinescope.client.projects.Project;
import io.kinescope.client.projects.ProjectQuery;
import io.kinescope.client.ratelimit.Permit;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.videos.Video;
import io.kinescope.client.videos.VideoUpdate;
import io.kinescope.examples.support.ChildJvm;
import io.kinescope.examples.support.Job;
import io.kinescope.examples.support.JobCommandLine;
import io.kinescope.test.LocalKinescope;
import io.kinescope.test.RecordedRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

@Timeout(300)
class SyncLibraryTest {

    private static final int VIDEOS = 130;

    private final Engine engine = engine();

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private final LocalKinescope kinescope =
            LocalKinescope.builder().videos(VIDEOS).unlimited().start();
    private final KinescopeClient owner = KinescopeClient.builder()
            .token(kinescope.token())
            .baseUrl(kinescope.url())
            .rateLimiter(RateLimiter.unlimited())
            .build();
    private String database;

    Engine engine() {
        return Engine.H2;
    }

    @BeforeEach
    void chooseDatabase() {
        database = newDatabase();
    }

    /** What does not depend on the database, or takes long, is tested on H2, and on a PostgreSQL that is given. */
    private void skipUnlessAsked() {
        assumeTrue(engine == Engine.H2 || System.getProperty("postgresql") != null);
    }

    private String newDatabase() {
        return engine.newDatabase(directory);
    }

    @AfterEach
    void stop() {
        owner.close();
        kinescope.close();
    }

    @Test
    void mirrorsEverything() {
        sync();
        MirrorContents.assertEqual(kinescope, database);
        assertThat(said()).contains("added ").contains(", changed 0, removed 0, unchanged 0: ");
    }

    @Test
    void fetchesAndWritesOnlyWhatHasChanged() {
        sync();
        List<String> ids = ids();
        String project = projects().get(1);
        String folder = owner.folders().list(project).map(Folder::id).blockFirst();
        update(ids.get(3), "Another title");
        owner.videos().move(ids.get(99), project).block();
        owner.videos().delete(ids.get(50)).block();
        String added = owner.videos().copy(ids.get(7), project).map(Video::id).block();
        owner.folders().update(project, folder, "Another name").block();

        int before = kinescope.requests().size();
        sync();

        assertThat(said()).contains("added 1, changed 3, removed 1, unchanged ");
        assertThat(fetchedAfter(before)).containsExactlyInAnyOrder(ids.get(3), ids.get(99), added);
        MirrorContents.assertEqual(kinescope, database);
        assertThat(removed("video")).containsExactly(ids.get(50));
    }

    @Test
    void touchesNothingIfNothingHasChanged() {
        sync();
        List<Map<String, String>> written = MirrorContents.query(database, "select * from kinescope_video order by id");
        int before = kinescope.requests().size();
        sync();
        assertThat(said()).contains("added 0, changed 0, removed 0, unchanged ");
        assertThat(fetchedAfter(before)).isEmpty();
        assertThat(MirrorContents.query(database, "select * from kinescope_video order by id"))
                .isEqualTo(written);
    }

    @Test
    void marksWhatIsGoneWithItsProject() {
        skipUnlessAsked();
        sync();
        String project = projects().get(0);
        long folders = owner.folders().list(project).count().block();
        owner.projects().delete(project).block();
        assertThat(run(builder -> builder)).isEqualTo(1);
        assertThat(said())
                .contains("failed: the API no longer lists ", "nothing was marked as removed", "--allow-removals");
        assertThat(removed("project")).isEmpty();
        syncAndRemoveAny();
        MirrorContents.assertEqual(kinescope, database);
        assertThat(removed("project")).containsExactly(project);
        assertThat(removed("folder")).hasSize((int) folders).isNotEmpty();
        assertThat(removed("video")).isNotEmpty();
    }

    @Test
    void mirrorsAnEmptyLibraryAndOneThatWasEmptied() {
        sync();
        ids().forEach(id -> owner.videos().delete(id).block());
        syncAndRemoveAny();
        MirrorContents.assertEqual(kinescope, database);
        assertThat(removed("video")).hasSize(VIDEOS);
        sync();
        assertThat(said()).contains("added 0, changed 0, removed 0, unchanged ");
    }

    /** They are deleted between the listing and the first of their details. */
    @Test
    void copesWithVideosThatAreDeletedWhileItFetchesThem() {
        skipUnlessAsked();
        List<String> ids = ids();
        List<String> deleted = List.of(ids.get(0), ids.get(60), ids.get(VIDEOS - 1));
        Mono<Void> deletion = Flux.fromIterable(deleted)
                .concatMap(id -> owner.videos().delete(id))
                .then()
                .cache();
        int exit = runBehind((request, response) -> request.uri().endsWith(ids.get(0))
                ? deletion.thenMany(forward(request, response))
                : forward(request, response));
        assertThat(exit).isZero();
        assertThat(fetchedAfter(0)).contains(ids.get(0), ids.get(60));
        MirrorContents.assertEqual(kinescope, database);
        assertThat(removed("video")).isEmpty();
    }

    /** The process is really killed, twice, as the machine may do it. */
    @Test
    void goesOnAfterItWasKilled() throws Exception {
        killAfter(50);
        killAfter(70);
        sync();
        MirrorContents.assertEqual(kinescope, database);
        assertThat(MirrorContents.query(database, "select id, stage from kinescope_sync"))
                .containsExactly(Map.of("id", "1", "stage", "DONE"));
    }

    /** Wherever it is interrupted: nothing is lost, counted twice or, but for one batch, fetched twice. */
    @Test
    void goesOnFromWhereverItWasInterrupted() {
        skipUnlessAsked();
        Random random = new Random();
        for (int attempt = 0; attempt < 4; attempt++) {
            database = newDatabase();
            int before = kinescope.requests().size();
            int interruptions = 0;
            while (run(builder -> builder.retry(RetryPolicy.none())
                            .rateLimiter(Interrupting.withFailure(1 + random.nextInt(100))))
                    != 0) {
                assertThat(++interruptions).as("it comes to an end").isLessThan(50);
                assertThat(said()).contains("there is no permit: the power went");
            }
            int entries = VIDEOS + projects().size() + folders();
            assertThat(fetchedAfter(before)).hasSizeLessThanOrEqualTo(VIDEOS + interruptions * (25 + 16));
            assertThat(said()).contains("added " + entries + ", changed 0, removed 0, unchanged 0: ");
            MirrorContents.assertEqual(kinescope, database);
        }
    }

    @Test
    void endsWhenAnotherProcessHasGoneOn() {
        assertThat(run(builder -> builder.rateLimiter(new Interrupting(
                        70, () -> MirrorContents.query(database, "update kinescope_sync set owner = 'another'")))))
                .isEqualTo(1);
        assertThat(said()).contains("failed: another process has gone on with synchronisation 1");
    }

    @Test
    void refusesTheDatabaseOfAnotherWorkspace() {
        skipUnlessAsked();
        sync();
        try (LocalKinescope other =
                LocalKinescope.builder().videos(3).seed(2).unlimited().start()) {
            assertThat(run(environment(other), builder -> builder, "--database", database))
                    .isEqualTo(1);
        }
        assertThat(said()).contains("failed: the database mirrors another workspace");
        MirrorContents.assertEqual(kinescope, database);
    }

    @Test
    void refusesAnotherWorkspaceWhenItGoesOnToo() {
        skipUnlessAsked();
        assertThat(run(builder -> builder.retry(RetryPolicy.none()).rateLimiter(Interrupting.withFailure(70))))
                .isEqualTo(1);
        try (LocalKinescope other =
                LocalKinescope.builder().videos(300).seed(2).unlimited().start()) {
            assertThat(run(environment(other), builder -> builder, "--database", database))
                    .isEqualTo(1);
        }
        assertThat(said()).contains("failed: the database mirrors another workspace");
        sync();
        MirrorContents.assertEqual(kinescope, database);
    }

    @Test
    void twoAtOnceDoNoHarm() {
        for (int round = 0; round < 3; round++) {
            database = newDatabase();
            Flux.range(0, 2)
                    .flatMap(process ->
                            Mono.fromCallable(() -> run(builder -> builder)).subscribeOn(Schedulers.boundedElastic()))
                    .blockLast();
            sync();
            MirrorContents.assertEqual(kinescope, database);
            assertThat(removed("video")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 413, 422, 500, 503})
    void aVideoWhoseDetailsAreRefusedHoldsUpNothing(int status) {
        String odd = ids().get(40);
        int exit = runBehind((request, response) ->
                request.uri().endsWith(odd) ? response.status(status).send() : forward(request, response));
        assertThat(exit).as(said()).isEqualTo(1);
        assertThat(said())
                .contains(", incomplete 1: ", "failed: what the API says of one entry is incomplete; run it again");
        assertThat(said().lines().filter(line -> line.startsWith("no details of video " + odd + ": GET /v1/videos")))
                .as("as it happens, and at the end")
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains(" answered " + status));
        assertThat(MirrorContents.query(database, "select id from kinescope_video"))
                .hasSize(VIDEOS);
        sync();
        assertThat(said()).contains("added 0, changed 1, removed 0, ").doesNotContain("incomplete");
        MirrorContents.assertEqual(kinescope, database);
    }

    @Test
    void aVideoWhoseDetailsAreRefusedKeepsItsRow() {
        sync();
        String odd = ids().get(40);
        List<Map<String, String>> row =
                MirrorContents.query(database, "select * from kinescope_video where id = '" + odd + "'");
        update(odd, "Another title");
        int exit = runBehind((request, response) ->
                request.uri().endsWith(odd) ? response.status(400).send() : forward(request, response));
        assertThat(exit).isEqualTo(1);
        assertThat(said()).contains("added 0, changed 0, removed 0, ", ", incomplete 1: ");
        assertThat(MirrorContents.query(database, "select * from kinescope_video where id = '" + odd + "'"))
                .isEqualTo(row);
        sync();
        MirrorContents.assertEqual(kinescope, database);
    }

    /** All others would fail alike. */
    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403, 429})
    void aTokenOrRateThatIsRefusedEndsTheJob(int status) {
        int exit = runBehind((request, response) -> request.uri().startsWith("/v1/videos/")
                ? response.status(status).send()
                : forward(request, response));
        assertThat(exit).isEqualTo(1);
        assertThat(said())
                .contains("failed: GET /v1/videos/{video_id} answered " + status)
                .doesNotContain("incomplete");
        sync();
        MirrorContents.assertEqual(kinescope, database);
    }

    @Test
    void aListingThatIsRefusedEndsTheJob() {
        int exit = runBehind((request, response) ->
                request.uri().startsWith("/v1/videos?") ? response.status(400).send() : forward(request, response));
        assertThat(exit).isEqualTo(1);
        assertThat(said()).contains("failed: GET /v1/videos answered 400");
    }

    @Test
    void aProjectWhoseFoldersAreRefusedKeepsThem() {
        sync();
        String odd = projects().get(1);
        int exit = runBehind((request, response) -> request.uri().contains("/v1/projects/" + odd + "/folders")
                ? response.status(400).send()
                : forward(request, response));
        assertThat(exit).as(said()).isEqualTo(1);
        assertThat(said()).contains("no folders of project " + odd + ": GET ", "removed 0, ", ", incomplete 1: ");
        assertThat(removed("folder")).isEmpty();
        MirrorContents.assertEqual(kinescope, database);
    }

    /** Every other request would fail alike, after minutes of retries. */
    @Test
    void aServerErrorForFoldersEndsTheJob() {
        int exit = runBehind((request, response) ->
                request.uri().contains("/folders") ? response.status(503).send() : forward(request, response));
        assertThat(exit).isEqualTo(1);
        assertThat(said()).contains("failed: GET /v1/projects/{project_id}/folders answered 503");
        sync();
        MirrorContents.assertEqual(kinescope, database);
    }

    /** With a server between the job and LocalKinescope. */
    private int runBehind(BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> between) {
        DisposableServer server =
                HttpServer.create().host("127.0.0.1").handle(between).bindNow();
        try {
            return run(
                    Map.of(
                            "KINESCOPE_API_TOKEN",
                            kinescope.token(),
                            "KINESCOPE_BASE_URL",
                            "http://127.0.0.1:" + server.port()),
                    builder -> builder.retry(RetryPolicy.none()),
                    "--database",
                    database);
        } finally {
            server.disposeNow();
        }
    }

    private Publisher<Void> forward(HttpServerRequest request, HttpServerResponse response) {
        return HttpClient.create()
                .headers(headers ->
                        headers.set("Authorization", request.requestHeaders().get("Authorization")))
                .get()
                .uri(kinescope.url() + request.uri())
                .responseSingle((answer, body) -> body.asByteArray().flatMap(bytes -> response.status(answer.status())
                        .sendByteArray(Mono.just(bytes))
                        .then()));
    }

    @Test
    void aDryRunSaysWhatWouldChangeAndChangesNothing() {
        sync();
        List<String> ids = ids();
        update(ids.get(3), "Another title");
        owner.videos().delete(ids.get(50)).block();
        owner.videos().copy(ids.get(7), projects().get(1)).block();
        Map<String, List<Map<String, String>>> rows = MirrorContents.allRows(database);
        assertThat(dryRun()).as(said()).isZero();
        assertThat(said()).contains("would have added 1, changed 1, removed 1, unchanged ");
        String would = counts();
        assertThat(MirrorContents.allRows(database)).isEqualTo(rows);
        sync();
        assertThat(counts()).isEqualTo(would);
    }

    @Test
    void aDryRunMakesNoTables() {
        assertThat(dryRun()).as(said()).isZero();
        String would = counts();
        assertThat(MirrorContents.query(
                        database,
                        "select * from information_schema.tables where lower(table_name) like 'kinescope_%'"
                                + " and table_schema = current_schema"))
                .isEmpty();
        sync();
        assertThat(counts()).isEqualTo(would);
    }

    @Test
    void aDryRunMakesNoFile() {
        skipUnlessAsked();
        assertThat(dryRun()).as(said()).isZero();
        assertThat(directory).isEmptyDirectory();
    }

    private int dryRun() {
        return run(environment(kinescope), builder -> builder, "--dry-run", "--debug", "--database", database);
    }

    /** What was said of the counts, such as "added 1, changed 0, removed 0, unchanged 3". */
    private String counts() {
        return said().replaceFirst("(?s).*(added \\d.*): .*", "$1");
    }

    @Test
    void refusesTablesOfALaterVersion() {
        sync();
        MirrorContents.query(database, "insert into kinescope_schema (version) values (99)");
        assertThat(run(builder -> builder)).isEqualTo(1);
        assertThat(said()).contains("the tables are of version 99");
    }

    @Test
    void runsAgainAtIntervals() {
        skipUnlessAsked();
        List<Duration> pauses = new ArrayList<>();
        Job job = new Job(
                environment(kinescope),
                OutputStream.nullOutputStream(),
                new PrintStream(messages, true, StandardCharsets.UTF_8),
                0,
                builder -> builder.rateLimiter(RateLimiter.unlimited()));
        Clock clock = Clock.fixed(Instant.parse("2024-03-01T12:00:00Z"), ZoneOffset.UTC);
        SyncLibrary sync = new SyncLibrary(job, clock, time -> {
            pauses.add(time);
            if (pauses.size() == 2) {
                throw new InterruptedException();
            }
        });
        JobCommandLine.of(job, sync).execute("--every", "15m", "--database", database);
        assertThat(pauses).containsExactly(Duration.ofMinutes(15), Duration.ofMinutes(30));
        assertThat(said()).containsSubsequence("added ", "next run at 2024-03-01T12:15:00Z", "added 0, changed 0");
    }

    @Test
    void aDatabaseIsOfADemoOrOfAWorkspace() {
        skipUnlessAsked();
        assertThat(run(Map.of(), builder -> builder, "--database", database)).isEqualTo(2);
        assertThat(said()).contains("KINESCOPE_API_TOKEN is not set, but --database is");
        assertThat(run(Map.of(), builder -> builder, "--demo", "--database", database))
                .as(said())
                .isZero();
        assertThat(run(builder -> builder)).isEqualTo(1);
        assertThat(said()).contains("the database holds the invented library of a demo");
        database = newDatabase();
        sync();
        assertThat(run(Map.of(), builder -> builder, "--demo", "--database", database))
                .isEqualTo(1);
        assertThat(said()).contains("the database holds a workspace's library");
        MirrorContents.assertEqual(kinescope, database);
    }

    @Test
    void neverShowsTheUrlOfTheDatabase() {
        skipUnlessAsked();
        assertThat(run(environment(kinescope), builder -> builder, "--database", "r2dbc:nothing://me:geheim@host/x"))
                .isEqualTo(2);
        assertThat(said()).contains("see sync --help").doesNotContain("geheim");
        messages.reset();
        assertThat(run(
                        environment(kinescope),
                        builder -> builder,
                        "--debug",
                        "--database",
                        "r2dbc:postgresql://me:geheim@127.0.0.1:1/x"))
                .isEqualTo(1);
        assertThat(said())
                .startsWith("failed: the database cannot be used: ")
                .contains("Connection refused")
                .doesNotContain("geheim");
    }

    private void sync() {
        assertThat(run(builder -> builder)).as(said()).isZero();
    }

    private void syncAndRemoveAny() {
        assertThat(run(environment(kinescope), builder -> builder, "--allow-removals", "--database", database))
                .as(said())
                .isZero();
    }

    private int run(UnaryOperator<KinescopeClient.Builder> customizer) {
        return run(environment(kinescope), customizer, "--debug", "--database", database);
    }

    private int run(
            Map<String, String> environment, UnaryOperator<KinescopeClient.Builder> customizer, String... options) {
        messages.reset();
        PrintStream printed = new PrintStream(messages, true, StandardCharsets.UTF_8);
        Job job = new Job(
                environment,
                OutputStream.nullOutputStream(),
                printed,
                0,
                builder -> customizer.apply(builder.rateLimiter(RateLimiter.unlimited())));
        return JobCommandLine.of(job, new SyncLibrary(job, Clock.systemUTC())).execute(options);
    }

    private static Map<String, String> environment(LocalKinescope kinescope) {
        return Map.of("KINESCOPE_API_TOKEN", kinescope.token(), "KINESCOPE_BASE_URL", kinescope.url());
    }

    private void killAfter(long requests) throws IOException, InterruptedException {
        long until = kinescope.requestCount() + requests;
        Process process = ChildJvm.start(
                "-Xmx128m",
                UnlimitedSync.class,
                environment(kinescope),
                directory.resolve("output").toFile(),
                "--database",
                database);
        try {
            while (kinescope.requestCount() < until && process.isAlive()) {
                process.waitFor(1, TimeUnit.MILLISECONDS);
            }
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private String said() {
        return messages.toString(StandardCharsets.UTF_8);
    }

    private void update(String id, String title) {
        owner.videos().update(id, VideoUpdate.of().title(title)).block();
    }

    private List<String> ids() {
        return owner.videos().list().eachOnce().map(Video::id).collectList().block();
    }

    private List<String> projects() {
        return Flux.just(CatalogType.VOD, CatalogType.LIVE)
                .concatMap(type -> owner.projects().list(ProjectQuery.of().catalogType(type)))
                .map(Project::id)
                .collectList()
                .block();
    }

    private int folders() {
        return Flux.fromIterable(projects())
                .concatMap(project -> owner.folders().list(project))
                .count()
                .block()
                .intValue();
    }

    /** The videos whose details were asked for. */
    private List<String> fetchedAfter(int requests) {
        List<RecordedRequest> log = kinescope.requests();
        return log.subList(requests, log.size()).stream()
                .filter(arrival -> arrival.method().equals("GET"))
                .map(RecordedRequest::uri)
                .filter(uri -> uri.startsWith("/v1/videos/"))
                .map(uri -> uri.substring("/v1/videos/".length()))
                .toList();
    }

    private List<String> removed(String table) {
        return MirrorContents.query(database, "select id from kinescope_" + table + " where removed_at is not null")
                .stream()
                .map(row -> row.get("id"))
                .toList();
    }

    /** Does something once, before the request with this number. */
    private record Interrupting(AtomicInteger left, Runnable interruption) implements RateLimiter {

        Interrupting(int request, Runnable interruption) {
            this(new AtomicInteger(request), interruption);
        }

        static Interrupting withFailure(int request) {
            return new Interrupting(request, () -> {
                throw new IllegalStateException("the power went");
            });
        }

        @Override
        public <T> Flux<T> withPermit(Function<? super Permit, ? extends Publisher<T>> call) {
            return Mono.fromRunnable(() -> {
                        if (left.decrementAndGet() == 0) {
                            interruption.run();
                        }
                    })
                    .subscribeOn(Schedulers.boundedElastic())
                    .thenMany(RateLimiter.unlimited().withPermit(call));
        }

        @Override
        public Mono<Void> pause(Duration duration) {
            return Mono.empty();
        }
    }
}
