package io.kinescope.examples.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RetryPolicy;
import io.kinescope.examples.support.Job;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** Titles, names and errors of a server that a terminal would obey, and names of files. */
@Timeout(120)
class OddTextTest {

    private static final String ODD = "odd\u001b]0;title\u0007\u001b[2J\u009b31m\u007f\u0085\r\n\u202eend";

    /** Lines of a bar begin with a carriage return. */
    private static final String OBEYED = "[\\p{Cc}\u202e&&[^\r\n]]";

    private static final String CONTROLS = "[\\p{Cc}&&[^\n]]";

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle(OddTextTest::answer)
            .bindNow();

    @AfterEach
    void close() {
        server.disposeNow();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 80})
    void streamsTitles(int columns) throws IOException {
        assertThat(run(columns, "stream", "--fields", "all")).isZero();
        assertThat(text(output)).contains("odd", "\\u009b31m");
        assertIsPlain();
        Path file = directory.resolve("videos.ndjson");
        assertThat(run(columns, "stream", "--output", file.toString())).isZero();
        assertThat(JsonMapper.shared()
                        .readTree(Files.readAllLines(file).get(0))
                        .get("title")
                        .asString())
                .isEqualTo(ODD);
    }

    /** One request for all videos is refused, and then that of each. */
    @ParameterizedTest
    @ValueSource(ints = {0, 80})
    void exportsTitlesAndRefusals(int columns) {
        assertThat(run(columns, "analytics", "--debug")).isEqualTo(1);
        assertThat(text(messages)).contains("v1: ", "failed: the analytics of 2 videos are missing");
        assertIsPlain();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 80})
    void mirrorsWhatTheServerRefuses(int columns) {
        assertThat(run(columns, "sync", "--database", "r2dbc:h2:file:///" + directory.resolve("mirror")))
                .as(text(messages))
                .isEqualTo(0);
        assertThat(text(messages)).contains("added ", "skipped video odd");
        assertIsPlain();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 80})
    void uploadsFilesThatTheServerRefuses(int columns) throws IOException {
        Path films = Files.createDirectory(directory.resolve("films\u001b[31m"));
        Files.writeString(films.resolve("a\u001b[31m\u009b.mp4"), "a");
        Files.writeString(films.resolve("a\u001b[31m\u009b.txt"), "a");
        Files.writeString(films.resolve("b.mp4"), "b");
        Path list = directory.resolve("list.json");
        assertThat(run(
                        columns,
                        "upload",
                        "--source",
                        films.toString(),
                        "--parent",
                        "p1",
                        "--list",
                        list.toString(),
                        "--debug"))
                .isEqualTo(1);
        assertThat(text(messages)).contains("left out ", "b.mp4: POST /v2/init", "failed: 2 of 2 files");
        assertIsPlain();
        assertThat(list).content().contains("b.mp4").doesNotContainPattern(CONTROLS);
        Path csv = Files.writeString(
                directory.resolve("list.csv"), "file\nfilms\u001b[31m/none\u009b.mp4\n\"films\n  \u001b[2J\"\n");
        assertThat(run(columns, "upload", "--source", csv.toString(), "--parent", "p1"))
                .isEqualTo(1);
        assertThat(text(messages)).contains("\n  line 2: ", "none?.mp4 does not exist\n  line 3: ", "films?  ?[2J");
        assertIsPlain();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream", "sync", "upload", "analytics", "serve", ODD})
    void refusesOptions(String command) {
        assertThat(run(80, command, "--nonsense" + ODD)).isEqualTo(2);
        assertIsPlain();
    }

    private void assertIsPlain() {
        assertThat(text(messages)).doesNotContainPattern(OBEYED);
        assertThat(text(output)).doesNotContainPattern(CONTROLS);
    }

    private int run(int columns, String... arguments) {
        output.reset();
        messages.reset();
        Job job = new Job(
                Map.of(
                        "KINESCOPE_API_TOKEN",
                        "e51e55a1-7615-493e-9055-10ac9cc44ccd",
                        "KINESCOPE_BASE_URL",
                        "http://127.0.0.1:" + server.port(),
                        "KINESCOPE_UPLOADER_URL",
                        "http://127.0.0.1:" + server.port()),
                output,
                new PrintStream(messages, true, StandardCharsets.UTF_8),
                columns,
                builder -> builder.retry(RetryPolicy.none()));
        return Kinescope.commandLine(job, Clock.systemUTC()).execute(arguments);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        String path = request.fullPath();
        if (path.equals("/v1/projects")) {
            return page(response, request.uri().contains("live") ? List.of() : List.of(entry("p1")));
        }
        if (path.equals("/v1/projects/p1")) {
            return json(response, Map.of("data", entry("p1")));
        }
        if (path.endsWith("/folders")) {
            return page(response, List.of(entry("f1")));
        }
        if (path.equals("/v1/videos")) {
            return page(response, List.of(entry("v1"), entry(ODD)));
        }
        if (path.startsWith("/v1/videos/")) {
            return json(response, Map.of("data", entry("v1")));
        }
        return json(response.status(400), Map.of("error", Map.of("code", 400001, "message", ODD, "detail", ODD)));
    }

    private static Map<String, Object> entry(String id) {
        return Map.of("id", id, "name", ODD, "title", ODD, "created_at", "2024-01-01T00:00:00Z");
    }

    private static Mono<Void> page(HttpServerResponse response, List<Map<String, Object>> entries) {
        Map<String, Object> pagination = Map.of("page", 1, "per_page", 100, "total", entries.size());
        return json(response, Map.of("meta", Map.of("pagination", pagination), "data", entries));
    }

    private static Mono<Void> json(HttpServerResponse response, Object body) {
        return response.header("Content-Type", "application/json")
                .sendByteArray(Mono.just(JsonMapper.shared().writeValueAsBytes(body)))
                .then();
    }
}
