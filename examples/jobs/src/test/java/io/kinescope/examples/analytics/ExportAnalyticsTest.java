package io.kinescope.examples.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.videos.Video;
import io.kinescope.examples.support.Job;
import io.kinescope.examples.support.JobCommandLine;
import io.kinescope.test.LocalKinescope;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

class ExportAnalyticsTest {

    private static final String TOKEN = "e51e55a1-7615-493e-9055-10ac9cc44ccd";

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private int videos = 12;
    private int window = Integer.MAX_VALUE;
    private boolean grouped;
    private String broken = "";
    private String title = "Title";
    private String gone = "v7";
    private final DisposableServer server =
            HttpServer.create().host("127.0.0.1").port(0).handle(this::answer).bindNow();

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    @Test
    void failsIfTheListingEndsBeforeItsTotal() {
        window = 7;
        assertThat(run(output, "--from", "2024-01-01", "--to", "2024-01-03")).isEqualTo(1);
        assertThat(text(messages)).contains("failed: GET /v1/videos ").doesNotContain("exported ");
    }

    @Test
    void exportsEveryDayOfEveryVideoInOrder() {
        assertThat(run(output, "--from", "2024-01-01", "--to", "2024-01-03", "--concurrency", "3"))
                .isZero();
        assertThat(lines())
                .hasSize(1 + 2 * 11)
                .startsWith(
                        "video_id,title,date,views,unique_views,watch_time,player_loads",
                        "v0,\"Title, 0\",2024-01-02,0,,1.5,0",
                        "v0,\"Title, 0\",2024-01-03,7,,,");
        assertThat(lines().stream()
                        .skip(1)
                        .map(line -> line.substring(0, line.indexOf(',')))
                        .distinct())
                .containsExactlyElementsOf(IntStream.range(0, 12)
                        .mapToObj(i -> "v" + i)
                        .filter(id -> !id.equals(gone))
                        .toList());
        assertThat(asked).hasSize(15).contains("/v1/analytics/overview?from=2023-12-31&to=2024-01-05&video_id=v11");
        assertThat(mostUnderWay).hasValueBetween(2, 3);
        assertThat(text(messages)).contains("exported 11 videos, left out 1 that are gone: 15 requests, 0 refused, ");
    }

    @Test
    void readsAllVideosWithOneRequestIfItCan() {
        grouped = true;
        videos = 2;
        assertThat(run(output, "--from", "2024-01-01", "--to", "2024-01-03")).isZero();
        assertThat(lines())
                .containsExactly(
                        "video_id,title,date,views,unique_views,watch_time,player_loads",
                        "v0,\"Title, 0\",2024-01-01,5,,,",
                        "v0,\"Title, 0\",2024-01-02,0,0,0.0,0",
                        "v0,\"Title, 0\",2024-01-03,0,0,0.0,0",
                        "v1,\"Title, 1\",2024-01-01,0,0,0.0,0",
                        "v1,\"Title, 1\",2024-01-02,3,,1.5,",
                        "v1,\"Title, 1\",2024-01-03,0,0,0.0,0");
        assertThat(asked).hasSize(3);
    }

    /** In Moscow the first of January begins on 31 December in UTC. */
    @Test
    void daysAreThoseOfTheWorkspaceBothInclusive() {
        try (LocalKinescope kinescope = LocalKinescope.builder().videos(40).start()) {
            assertThat(run(
                            Map.of("KINESCOPE_API_TOKEN", kinescope.token(), "KINESCOPE_BASE_URL", kinescope.url()),
                            output,
                            "--from",
                            "2020-01-01",
                            "--to",
                            "2020-01-31"))
                    .isZero();
            assertThat(kinescope.requestCount()).isLessThanOrEqualTo(4);
        }
        assertThat(lines().stream()
                        .skip(1)
                        .limit(31)
                        .map(line -> line.replaceFirst(".*,(\\d{4}-\\d\\d-\\d\\d),.*", "$1")))
                .startsWith("2020-01-01")
                .endsWith("2020-01-31")
                .doesNotHaveDuplicates();
        assertThat(lines()).hasSize(1 + 31 * 40);
    }

    @Test
    void namesAVideoThatFailsAtTheEnd() {
        broken = "v3";
        assertThat(run(output, "--from", "2024-01-02", "--to", "2024-01-03")).isEqualTo(1);
        assertThat(lines()).hasSize(1 + 2 * 10);
        assertThat(text(messages).lines())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("v3: GET /v1/analytics/overview answered 400");
        assertThat(text(messages)).contains("failed: the analytics of 1 videos are missing");
    }

    @Test
    void escapesWhatASpreadsheetWouldRun() {
        videos = 1;
        title = "=HYPERLINK(1)";
        assertThat(run(output, "--from", "2024-01-02", "--to", "2024-01-03", "--bom"))
                .isZero();
        assertThat(text(output)).startsWith("\uFEFFvideo_id,").contains("v0,\"'=HYPERLINK(1), 0\",2024-01-02,");
    }

    /** For every video that is deleted before the position, a plain listing misses one. */
    @Test
    void missesNoVideoWhileOthersAreDeleted() {
        try (LocalKinescope kinescope =
                        LocalKinescope.builder().videos(350).unlimited().start();
                KinescopeClient owner = KinescopeClient.builder()
                        .token(kinescope.token())
                        .baseUrl(kinescope.url())
                        .rateLimiter(RateLimiter.unlimited())
                        .build()) {
            List<String> ids = owner.videos()
                    .list()
                    .eachOnce()
                    .map(Video::id)
                    .collectList()
                    .block();
            OutputStream deleting = new OutputStream() {

                private boolean deleted;

                @Override
                public void write(int octet) {
                    output.write(octet);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) {
                    output.write(bytes, offset, length);
                    if (!deleted && lines().size() > 5) {
                        deleted = true;
                        Stream.of(0, 349)
                                .forEach(i -> owner.videos().delete(ids.get(i)).block());
                    }
                }
            };
            assertThat(run(
                            Map.of("KINESCOPE_API_TOKEN", kinescope.token(), "KINESCOPE_BASE_URL", kinescope.url()),
                            builder -> builder.rateLimiter(RateLimiter.unlimited()),
                            deleting,
                            "--from",
                            "2024-01-01",
                            "--to",
                            "2024-01-01"))
                    .isZero();
            assertThat(lines().stream().map(line -> line.substring(0, line.indexOf(','))))
                    .containsAll(ids.subList(1, 349))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void exportsFromTheApiInMemoryWithoutAToken() {
        assertThat(run(Map.of(), output, "--from", "2024-01-01", "--to", "2024-01-03"))
                .isZero();
        assertThat(text(messages))
                .startsWith("KINESCOPE_API_TOKEN is not set: running on LocalKinescope")
                .contains("exported 100 videos");
        assertThat(lines()).hasSize(1 + 3 * 100);
        assertThat(asked).isEmpty();
    }

    @Test
    void exportsTheLastThirtyDaysUnlessTold(@TempDir Path directory) throws IOException {
        videos = 1;
        Path file = directory.resolve("analytics.csv");
        assertThat(run(output, "--output", file.toString())).isZero();
        assertThat(asked).contains("/v1/analytics/overview?from=2024-01-31&to=2024-03-03&video_id=v0");
        assertThat(output.size()).isZero();
        assertThat(Files.readAllLines(file)).hasSize(1);
    }

    @Test
    void saysWhatWentWrong() {
        assertThat(run(Map.of("KINESCOPE_API_TOKEN", "not-a-token"), output)).isEqualTo(2);
        assertThat(text(messages)).contains("must be a UUID").doesNotContain("not-a-token", "    at ");
        messages.reset();
        videos = 1;
        gone = "v0";
        assertThat(run(output, "--debug")).isEqualTo(1);
        assertThat(text(messages)).contains("failed: ", "    at ");
    }

    @Test
    void failsIfAllVideosAreGone() {
        videos = 1;
        gone = "v0";
        assertThat(run(output)).isEqualTo(1);
        assertThat(text(messages)).contains("failed: the API knows no analytics of any of the 1 videos");
    }

    @Test
    void endsQuietlyWhenNobodyReadsAnyMore() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        assertThat(run(closed)).isZero();
        assertThat(text(messages)).isEmpty();
    }

    @Test
    void explainsItsOptions() {
        assertThat(run(output, "--nonsense")).isEqualTo(2);
        assertThat(text(messages)).contains("Unknown option: '--nonsense'", "see analytics --help");
        assertThat(run(output, "--output")).isEqualTo(2);
        assertThat(text(messages)).contains("parameter for option '--output'");
        assertThat(run(output, "--from", "yesterday")).isEqualTo(2);
        assertThat(text(messages)).contains("'--from': needs a day such as 2024-01-31");
        assertThat(run(output, "--concurrency", "0")).isEqualTo(2);
        assertThat(text(messages)).contains("'--concurrency'", "needs a number from 1 to 9999");
        assertThat(run(output, "--from", "2024-01-02", "--to", "2024-01-01")).isEqualTo(2);
        assertThat(text(messages)).contains("there is no day from 2024-01-02 to 2024-01-01");
        assertThat(asked).isEmpty();
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        asked.add(request.uri());
        if (request.uri().startsWith("/v1/analytics?")) {
            return grouped ? json(response, """
                    {"meta":{"time":{"timezone":"Europe/Moscow"}},"data":[
                    {"video_id":"v0","date":"2023-12-31T21:00:00Z","view":5},
                    {"video_id":"v1","date":"2024-01-01T21:00:00Z","view":3,"watch_time":1.5},
                    {"video_id":"v1","date":"2024-01-03T21:00:00Z","view":9}]}""") : response.status(400).send();
        }
        if (request.uri().startsWith("/v1/videos")) {
            return json(response, page(new QueryStringDecoder(request.uri()).parameters()));
        }
        String id = new QueryStringDecoder(request.uri())
                .parameters()
                .get("video_id")
                .get(0);
        mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        // The earlier a video comes, the later its answer.
        return Mono.delay(Duration.ofMillis(80 - 5 * Long.parseLong(id.substring(1))))
                .then(Mono.fromRunnable(underWay::decrementAndGet))
                .then(Mono.defer(() -> id.equals(gone) || id.equals(broken)
                        ? response.status(id.equals(gone) ? 404 : 400).send()
                        : json(response, """
                        {"meta":{"time":{"timezone":"Europe/Moscow"}},"data":{"total":{"views":7},"timeline":[
                        {"date":"2024-01-01T21:00:00Z","views":0,"watch_time":1.5,"player_loads":0},
                        {"date":"2024-01-02T21:00:00Z","views":7}]}}""")));
    }

    private String page(Map<String, List<String>> query) {
        int page = Integer.parseInt(query.getOrDefault("page", List.of("1")).get(0));
        int size =
                Integer.parseInt(query.getOrDefault("per_page", List.of("100")).get(0));
        int listed = Math.min(videos, window);
        return IntStream.range(Math.min(listed, (page - 1) * size), Math.min(listed, page * size))
                .mapToObj(i -> "{\"id\":\"v%d\",\"title\":\"%s, %d\",\"created_at\":\"2024-01-01T00:00:%02dZ\"}"
                        .formatted(i, title, i, i))
                .collect(Collectors.joining(
                        ",",
                        "{\"meta\":{\"pagination\":{\"page\":%d,\"per_page\":%d,\"total\":%d}},\"data\":["
                                .formatted(page, size, videos),
                        "]}"));
    }

    private static Mono<Void> json(HttpServerResponse response, String json) {
        return response.header("Content-Type", "application/json")
                .sendString(Mono.just(json))
                .then();
    }

    private int run(OutputStream standardOutput, String... options) {
        return run(
                Map.of("KINESCOPE_API_TOKEN", TOKEN, "KINESCOPE_BASE_URL", "http://127.0.0.1:" + server.port()),
                standardOutput,
                options);
    }

    private int run(Map<String, String> environment, OutputStream standardOutput, String... options) {
        return run(
                environment,
                builder -> builder.retry(RetryPolicy.standard().maxBackoff(Duration.ofMillis(10))),
                standardOutput,
                options);
    }

    private int run(
            Map<String, String> environment,
            UnaryOperator<KinescopeClient.Builder> customizer,
            OutputStream standardOutput,
            String... options) {
        PrintStream printed = new PrintStream(messages, true, StandardCharsets.UTF_8);
        Job job = new Job(environment, standardOutput, printed, 0, customizer);
        Clock clock = Clock.fixed(Instant.parse("2024-03-01T12:00:00Z"), ZoneOffset.UTC);
        return JobCommandLine.of(job, new ExportAnalytics(job, clock)).execute(options);
    }

    private List<String> lines() {
        return text(output).lines().toList();
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
