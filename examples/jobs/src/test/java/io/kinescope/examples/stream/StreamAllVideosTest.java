package io.kinescope.examples.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.CallListener;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.videos.Video;
import io.kinescope.examples.support.Job;
import io.kinescope.examples.support.JobCommandLine;
import io.kinescope.test.LocalKinescope;
import io.kinescope.test.ScriptedAnswer;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StreamAllVideosTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    /** How many requests are in vain depends on which responses come first; about a seventh is usual. */
    @Test
    void streamsALibraryOfTenThousandVideosInFarFewerThanTwoRequestsAPageAndIsNeverRefused() {
        try (LocalKinescope kinescope = LocalKinescope.builder()
                .videos(10_000)
                .transit(Duration.ofMillis(20), Duration.ofMillis(95))
                .latency(Duration.ofMillis(20), Duration.ofMillis(95))
                .start()) {
            assertThat(run(environment(kinescope), output)).isZero();
            assertThat(ids()).hasSize(10_000);
            assertThat(lines()).hasSize(10_000);
            assertThat(kinescope.requestCount()).isBetween(100L, 150L);
            assertThat(kinescope.refusedCount()).isZero();
            // Requests that are cancelled at the end are counted as sent, and may not have reached the server.
            assertThat(text(messages)).containsPattern("streamed 10000 videos: 1[0-4]\\d requests, 0 refused, ");
        }
    }

    /** For every video that is deleted before the position, a plain listing misses one. */
    @Test
    void missesNoVideoWhileOthersAreDeleted() {
        try (LocalKinescope kinescope =
                        LocalKinescope.builder().videos(2_500).unlimited().start();
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
                    if (!deleted) {
                        deleted = true;
                        Stream.of(0, 1, 2_498, 2_499)
                                .forEach(i -> owner.videos().delete(ids.get(i)).block());
                    }
                }
            };
            assertThat(run(environment(kinescope), deleting)).isZero();
            assertThat(ids()).containsAll(ids.subList(2, 2_498));
            assertThat(lines()).doesNotHaveDuplicates();
        }
    }

    /** A server may give no more than a window of a listing, whatever its total is. */
    @Test
    void failsIfTheListingEndsBeforeItsTotal() {
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> response.sendString(Mono.just(windowed(request.uri()))))
                .bindNow();
        try {
            Map<String, String> environment = Map.of(
                    "KINESCOPE_API_TOKEN",
                    "00000000-0000-4000-8000-000000000000",
                    "KINESCOPE_BASE_URL",
                    "http://127.0.0.1:" + server.port());
            assertThat(run(environment, output)).isEqualTo(1);
            assertThat(text(messages)).contains("failed: GET /v1/videos ").doesNotContain("streamed ");
        } finally {
            server.disposeNow();
        }
    }

    /** The first hundred of three hundred videos. */
    private static String windowed(String uri) {
        Map<String, List<String>> query = new QueryStringDecoder(uri).parameters();
        int page = Integer.parseInt(query.getOrDefault("page", List.of("1")).get(0));
        int size =
                Integer.parseInt(query.getOrDefault("per_page", List.of("100")).get(0));
        return IntStream.range(Math.min(100, (page - 1) * size), Math.min(100, page * size))
                .mapToObj(i -> "{\"id\":\"v%1$d\",\"created_at\":\"2024-01-01T00:00:00.%1$03dZ\"}".formatted(i))
                .collect(Collectors.joining(
                        ",",
                        "{\"meta\":{\"pagination\":{\"page\":%d,\"per_page\":%d,\"total\":300}},\"data\":["
                                .formatted(page, size),
                        "]}"));
    }

    @Test
    void streamsFromLocalKinescopeWithoutAToken() {
        assertThat(run(Map.of(), output)).isZero();
        assertThat(text(messages)).startsWith("KINESCOPE_API_TOKEN is not set: running on LocalKinescope");
        assertThat(lines()).hasSize(2_000);
    }

    @Test
    void writesInventedVideosToAFileOnlyWhenToldTo(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("videos.ndjson");
        assertThat(run(Map.of(), output, "--output", file.toString())).isEqualTo(2);
        assertThat(text(messages)).contains("KINESCOPE_API_TOKEN is not set, but --output is; set the token");
        assertThat(file).doesNotExist();

        messages.reset();
        assertThat(run(Map.of(), output, "--demo", "--output", file.toString())).isZero();
        assertThat(text(messages)).startsWith("demo: running on LocalKinescope");
        assertThat(directory.resolve("videos.ndjson.demo")).exists();
        assertThat(output.size()).isZero();
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2_000);
        JsonNode video = JsonMapper.shared().readTree(lines.get(0));
        assertThat(video.propertyNames()).contains("id", "title", "status", "project_id", "duration", "created_at");
    }

    @Test
    void aFileOfADemoAndOneOfAWorkspaceDoNotReplaceEachOther(@TempDir Path directory) throws IOException {
        Path invented = directory.resolve("invented.ndjson");
        Path real = directory.resolve("real.ndjson");
        try (LocalKinescope kinescope = LocalKinescope.builder().videos(5).start()) {
            assertThat(run(Map.of(), output, "--demo", "--output", invented.toString()))
                    .isZero();
            assertThat(run(environment(kinescope), output, "--output", real.toString()))
                    .isZero();
            assertThat(run(environment(kinescope), output, "--output", invented.toString()))
                    .isEqualTo(1);
            assertThat(text(messages)).contains("invented.ndjson holds demo data; delete it and ");
            assertThat(run(Map.of(), output, "--demo", "--output", real.toString()))
                    .isEqualTo(1);
            assertThat(text(messages)).contains("real.ndjson is not of a demo and is kept");
            assertThat(Files.readAllLines(invented)).hasSize(2_000);
            assertThat(Files.readAllLines(real)).hasSize(5);
        }
    }

    @Test
    void aFailedRunLeavesTheFileOfTheRunBefore(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("videos.ndjson");
        Files.writeString(file, "yesterday");
        try (LocalKinescope kinescope = LocalKinescope.start()) {
            Map<String, String> wrong = Map.of(
                    "KINESCOPE_API_TOKEN",
                    "00000000-0000-4000-8000-000000000000",
                    "KINESCOPE_BASE_URL",
                    kinescope.url());
            assertThat(run(wrong, output, "--output", file.toString())).isEqualTo(1);
            assertThat(file).hasContent("yesterday");
            assertThat(run(environment(kinescope), output, "--output", file.toString()))
                    .isZero();
        }
        assertThat(Files.readAllLines(file)).hasSize(2_000);
        assertThat(directory.toFile().list()).containsExactly("videos.ndjson");
    }

    @Test
    void resumesAnUnfinishedFile(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("videos.ndjson");
        Path part = directory.resolve("videos.ndjson.part");
        try (LocalKinescope kinescope =
                LocalKinescope.builder().videos(2_500).unlimited().start()) {
            failAfterPages(9, kinescope, file);
            assertThat(file).doesNotExist();
            assertThat(text(messages)).contains(" videos are written to " + part + "; run it again with --resume");
            Files.writeString(part, "{\"torn\"", StandardOpenOption.APPEND);

            assertThat(run(environment(kinescope), output, "--output", file.toString(), "--resume", "--fields", "id"))
                    .isEqualTo(1);
            assertThat(text(messages)).contains("resume it with these");
            messages.reset();
            kinescope.clearRequests();
            assertThat(run(environment(kinescope), output, "--output", file.toString(), "--resume"))
                    .as(text(messages))
                    .isZero();
            assertThat(text(messages))
                    .containsPattern("resuming after [1-9][0-9]*00 videos")
                    .contains("streamed 2500");
        }
        assertThat(Files.readAllLines(file).stream()
                        .map(line ->
                                JsonMapper.shared().readTree(line).get("id").asString()))
                .hasSize(2_500)
                .doesNotHaveDuplicates();
        assertThat(directory.toFile().list()).containsExactly("videos.ndjson");
    }

    private void failAfterPages(int pages, LocalKinescope kinescope, Path file) {
        AtomicInteger requests = new AtomicInteger();
        Job job = new Job(
                environment(kinescope),
                output,
                new PrintStream(messages, true, StandardCharsets.UTF_8),
                0,
                builder -> builder.rateLimiter(RateLimiter.unlimited())
                        .retry(RetryPolicy.none())
                        .listener((operation, context) -> new CallListener() {
                            @Override
                            public void permitGranted(Duration waited) {
                                if (requests.incrementAndGet() > pages) {
                                    kinescope.script("GET /v1/videos", ScriptedAnswer.empty(500));
                                }
                            }
                        }));
        assertThat(JobCommandLine.of(job, new StreamAllVideos(job)).execute("--output", file.toString()))
                .isEqualTo(1);
        kinescope.clearScript();
    }

    @Test
    void writesTheFieldsThatAreChosen() {
        try (LocalKinescope kinescope = LocalKinescope.builder().videos(3).start()) {
            assertThat(run(environment(kinescope), output, "--fields", "title, id,nonsense"))
                    .isZero();
            assertThat(JsonMapper.shared().readTree(lines().get(0)).propertyNames())
                    .containsExactly("title", "id", "nonsense");
            assertThat(text(messages)).contains("no video has the field nonsense");
            output.reset();
            assertThat(run(environment(kinescope), output, "--fields", "all")).isZero();
            assertThat(JsonMapper.shared().readTree(lines().get(0)).propertyNames())
                    .contains("assets", "poster", "embed_link");
            assertThat(run(environment(kinescope), output, "--fields", "id,,")).isEqualTo(2);
            assertThat(run(environment(kinescope), output, "--resume")).isEqualTo(2);
        }
    }

    @Test
    void saysWhyAFileCannotBeWritten(@TempDir Path directory) {
        try (LocalKinescope kinescope = LocalKinescope.start()) {
            Path file = directory.resolve("nowhere/videos.ndjson");
            assertThat(run(environment(kinescope), output, "--output", file.toString()))
                    .isEqualTo(1);
            assertThat(text(messages)).startsWith("failed: cannot write to " + file + ": ");
        }
    }

    @Test
    void saysInOneLineWhatWentWrong() {
        try (LocalKinescope kinescope = LocalKinescope.start()) {
            Map<String, String> wrong = Map.of(
                    "KINESCOPE_API_TOKEN",
                    "00000000-0000-4000-8000-000000000000",
                    "KINESCOPE_BASE_URL",
                    kinescope.url());
            assertThat(run(wrong, output)).isEqualTo(1);
            assertThat(text(messages).lines())
                    .singleElement()
                    .asString()
                    .matches("failed: GET /v1/videos answered 401 \\(100102\\): .* \\[request [0-9a-f-]{36}]");
            assertThat(output.size()).isZero();
        }
    }

    @Test
    void showsTheStackOnlyWhenDebugging() {
        Map<String, String> closed = Map.of(
                "KINESCOPE_API_TOKEN",
                "00000000-0000-4000-8000-000000000000",
                "KINESCOPE_OUTPUT",
                "/nowhere/videos.ndjson");
        assertThat(run(closed, output)).isEqualTo(1);
        assertThat(text(messages))
                .contains("cannot write to /nowhere/videos.ndjson")
                .doesNotContain("    at ");
        messages.reset();
        assertThat(run(closed, output, "--debug")).isEqualTo(1);
        assertThat(text(messages)).contains("    at ").doesNotContain("00000000-0000");
    }

    @Test
    void whatWasWrittenBeforeAFailureIsWholeLines() throws IOException {
        try (LocalKinescope kinescope = LocalKinescope.builder().unlimited().start()) {
            Runnable stop = kinescope::close;
            OutputStream closing = new OutputStream() {
                @Override
                public void write(int octet) {
                    output.write(octet);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) {
                    output.write(bytes, offset, length);
                    stop.run();
                }
            };
            assertThat(run(environment(kinescope), closing)).isEqualTo(1);
            assertThat(text(messages)).contains("failed: GET /v1/videos ");
        }
        assertThat(text(output)).endsWith("\n");
        assertThat(lines()).hasSizeBetween(100, 1_900).allSatisfy(line -> JsonMapper.shared()
                .readTree(line));
    }

    @Test
    void endsQuietlyWhenNobodyReadsAnyMore() {
        try (LocalKinescope kinescope = LocalKinescope.start()) {
            OutputStream closed = new OutputStream() {
                @Override
                public void write(int octet) throws IOException {
                    throw new IOException("Broken pipe");
                }
            };
            assertThat(run(environment(kinescope), closed)).isZero();
            assertThat(text(messages)).isEmpty();
        }
    }

    @Test
    void explainsItsOptions() {
        assertThat(run(Map.of(), output, "--nonsense")).isEqualTo(2);
        assertThat(text(messages)).contains("Unknown option: '--nonsense'", "see stream --help");
        assertThat(run(Map.of(), output, "--output")).isEqualTo(2);
    }

    private int run(Map<String, String> environment, OutputStream standardOutput, String... options) {
        PrintStream printed = new PrintStream(messages, true, StandardCharsets.UTF_8);
        Job job = new Job(
                environment,
                standardOutput,
                printed,
                0,
                builder -> builder.retry(RetryPolicy.standard().maxBackoff(Duration.ofMillis(10))));
        return JobCommandLine.of(job, new StreamAllVideos(job)).execute(options);
    }

    private Set<String> ids() {
        Set<String> ids = new HashSet<>();
        lines().forEach(line ->
                ids.add(JsonMapper.shared().readTree(line).get("id").asString()));
        return ids;
    }

    private List<String> lines() {
        return text(output).lines().toList();
    }

    private static Map<String, String> environment(LocalKinescope kinescope) {
        return Map.of("KINESCOPE_API_TOKEN", kinescope.token(), "KINESCOPE_BASE_URL", kinescope.url());
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
