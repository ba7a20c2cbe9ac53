package io.kinescope.client.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.content.Content;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.DecodingException;
import io.kinescope.client.error.PayloadTooLargeException;
import io.kinescope.client.error.SourceException;
import io.kinescope.client.error.TransportException;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.ratelimit.TokenBucket;
import io.kinescope.client.testing.Answer;
import io.kinescope.client.testing.RandomFile;
import io.kinescope.client.testing.Received;
import io.kinescope.client.testing.ScriptedServer;
import io.kinescope.client.tus.TusClient;
import io.kinescope.client.tus.TusStore;
import io.kinescope.client.videos.VideoQuality;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;

class UploadsTest {

    private static final String TOKEN = "e51e55a1-7615-493e-9055-10ac9cc44ccd";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String VIDEO = """
            {"data":{"id":"video-1","parent_id":"p1","title":"t","status":"uploading","play_link":"https://k/1",
            "embed_link":"https://k/e/1","hls_link":"https://k/h/1","created_at":"2025-07-30T17:11:12.9Z"}}""";

    @TempDir
    private Path directory;

    private final ScriptedServer server = ScriptedServer.start();
    private final KinescopeClient client = client(server.url());

    @AfterEach
    void nothingIsLeft() {
        client.close();
        server.connections().awaitAtMost(0);
        server.close();
    }

    @Test
    void uploadsASmallFileInOneRequest() throws IOException {
        RandomFile file = RandomFile.create(directory.resolve("Фильм 🎬.mp4"), 1_000_003);
        server.always(Answer.json(VIDEO));
        Upload upload = Upload.of(file.path())
                .parentId("p1")
                .title("Название 100% 🎬")
                .description("a, b; \"c\"")
                .posterUrl("https://example.org/p.png?a=b%20c")
                .replaces("v0");
        List<UploadEvent> events = client.uploads().upload(upload).collectList().block(PATIENCE);
        assertThat(events).startsWith(new UploadEvent.Started(null, file.size()));
        assertThat(events.get(events.size() - 2)).isEqualTo(new UploadEvent.Progress(file.size(), file.size()));
        UploadedVideo video = ((UploadEvent.Finished) events.get(events.size() - 1)).video();
        assertThat(video.id()).isEqualTo("video-1");
        assertThat(video.parentId()).isEqualTo("p1");
        Received request = server.takeRequest();
        assertThat(request.line()).isEqualTo("POST /v2/video");
        assertThat(request.header("Authorization")).isEqualTo("Bearer " + TOKEN);
        assertThat(request.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(request.header("Content-Length")).isEqualTo("1000003");
        assertThat(request.header("Transfer-Encoding")).isNull();
        assertThat(request.header("X-Parent-ID")).isEqualTo("p1");
        assertThat(request.header("X-Video-Title"))
                .isEqualTo("%D0%9D%D0%B0%D0%B7%D0%B2%D0%B0%D0%BD%D0%B8%D0%B5%20100%25%20%F0%9F%8E%AC");
        assertThat(request.header("X-Video-Description")).isEqualTo("a, b; \"c\"");
        assertThat(request.header("X-File-Name")).isEqualTo("%D0%A4%D0%B8%D0%BB%D1%8C%D0%BC%20%F0%9F%8E%AC.mp4");
        assertThat(request.header("X-Poster-URL")).isEqualTo("https://example.org/p.png?a=b%20c");
        assertThat(request.header("X-Replace-Video-ID")).isEqualTo("v0");
        assertThat(request.header("X-Video-URL")).isNull();
        assertThat(request.bytes()).isEqualTo(Files.readAllBytes(file.path()));
    }

    @Test
    void uploadsAStreamWhateverItsBuffers() {
        server.always(Answer.json(VIDEO));
        ByteBuffer large = ByteBuffer.allocate(1_000_000);
        ByteBuffer part = ByteBuffer.wrap("xabcx".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Flux<ByteBuffer> stream =
                Flux.just(ByteBuffer.allocate(0), large, part.position(1).limit(4), ByteBuffer.allocate(0));
        StepVerifier.create(
                        client.uploads().video(Upload.of(stream, 1_000_003, "t").parentId("p1")))
                .assertNext(video -> assertThat(video.id()).isEqualTo("video-1"))
                .verifyComplete();
        Received request = server.takeRequest();
        assertThat(request.bytes()).hasSize(1_000_003);
        assertThat(request.text()).endsWith("abc");
    }

    @ParameterizedTest
    @CsvSource({
        "4, ended after 4 of the 5 bytes",
        "0, ended after 0 of the 5 bytes",
        "6, goes on after the 5 bytes",
        "5000000, goes on after the 5 bytes"
    })
    void refusesAStreamOfAnotherSize(int delivered, String message) {
        Flux<ByteBuffer> stream = Flux.range(0, Math.min(delivered, 6)).map(i -> ByteBuffer.allocate(1));
        StepVerifier.create(client.uploads().video(Upload.of(stream, 5, "t").parentId("p1")))
                .verifyErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(SourceException.class)
                        .hasMessageStartingWith("POST /v2/video")
                        .hasMessageContaining(message));
        assertThat(server.requests()).as("the server never has all of it").isEmpty();
    }

    @Test
    void holdsBackTheLastByteUntilTheStreamEnds() {
        server.always(Answer.json(VIDEO));
        Flux<ByteBuffer> stream = Flux.just(ByteBuffer.allocate(5))
                .concatWith(Mono.delay(Duration.ofMillis(300)).map(late -> ByteBuffer.allocate(1)));
        StepVerifier.create(client.uploads().video(Upload.of(stream, 5, "t").parentId("p1")))
                .verifyError(SourceException.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void tellsWhyAStreamFailed() {
        IllegalStateException broken = new IllegalStateException("disk on fire");
        Flux<ByteBuffer> stream = Flux.just(ByteBuffer.allocate(3)).concatWith(Flux.error(broken));
        StepVerifier.create(client.uploads().video(Upload.of(stream, 5, "t").parentId("p1")))
                .verifyErrorSatisfies(error ->
                        assertThat(error).isInstanceOf(SourceException.class).hasCause(broken));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void neverSendsAStreamTwice() {
        server.always(Answer.error(429, 429, "slow down"));
        Mono<UploadedVideo> stream = client.uploads()
                .video(Upload.of(Flux.just(ByteBuffer.allocate(5)), 5, "t").parentId("p1"));
        StepVerifier.create(stream).verifyErrorSatisfies(error -> assertThat(((ApiException) error).status())
                .isEqualTo(429));
        assertThat(server.requests()).hasSize(1);
        StepVerifier.create(stream).verifyErrorSatisfies(error -> assertThat(error)
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("can be read only once"));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void sendsAFileAgainThatWasRefusedForRate() {
        RandomFile file = RandomFile.create(directory.resolve("a.mp4"), 300_000);
        server.enqueue(Answer.error(429, 429, "slow down")).always(Answer.json(VIDEO));
        StepVerifier.create(client.uploads().video(Upload.of(file.path()).parentId("p1")))
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
        assertThat(server.requests()).hasSize(2).allSatisfy(request -> assertThat(request.bytes())
                .hasSize(300_000));
    }

    @Test
    void doesNotRepeatAFileThatMayHaveArrived() {
        RandomFile file = RandomFile.create(directory.resolve("a.mp4"), 300_000);
        server.enqueue(Answer.reset()).always(Answer.json(VIDEO));
        StepVerifier.create(client.uploads().video(Upload.of(file.path()).parentId("p1")))
                .verifyErrorSatisfies(error -> assertThat(error).isInstanceOf(TransportException.class));
        assertThat(server.requests()).hasSize(1);
        assertThat(file.timesOpen()).isZero();
    }

    @Test
    void letsKinescopeFetchAVideo() {
        server.always(Answer.json(VIDEO));
        Upload upload = Upload.fromUrl("https://example.org/a%20b.mp4?c", "t").parentId("p1");
        assertThat(client.uploads().upload(upload).collectList().block(PATIENCE))
                .hasSize(2)
                .startsWith(new UploadEvent.Started(null, 0));
        Received request = server.takeRequest();
        assertThat(request.line()).isEqualTo("POST /v2/video");
        assertThat(request.header("X-Video-URL")).isEqualTo("https://example.org/a%20b.mp4?c");
        assertThat(request.header("X-Video-Title")).isEqualTo("t");
        assertThat(request.bytes()).isEmpty();
    }

    @Test
    void makesLinksWithAPreviewAndForReplacements() {
        server.always(Answer.json(201, "{\"data\":{\"id\":\"v\",\"endpoint\":\"https://elsewhere/up\"}}"));
        client.uploads()
                .link(UploadLinkCreate.video("p1", "t")
                        .preview(Duration.ofSeconds(1), Duration.ofMillis(2_500), VideoQuality.P720))
                .block(PATIENCE);
        assertThat(server.takeRequest().text())
                .contains("\"preview\":{")
                .contains("\"start\":1", "\"length\":2.5", "\"quality\":\"720p\"");
        client.uploads().link(UploadLinkCreate.replacement("v1")).block(PATIENCE);
        assertThat(server.takeRequest().text()).isEqualTo("{\"type\":\"replace\",\"video_id\":\"v1\"}");
    }

    @Test
    void sendsThePartOfTheVideoInAHeader() {
        server.always(Answer.json(200, "{\"data\":{\"id\":\"v\"}}"));
        Upload upload =
                Upload.of(Flux.just(ByteBuffer.wrap(new byte[] {1})), 1, "t").parentId("p1");
        client.uploads()
                .video(upload.trim(Duration.ofSeconds(1), Duration.ofMillis(2_500)))
                .block(PATIENCE);
        assertThat(server.takeRequest().header("X-Video-Trim")).isEqualTo("{\"start\": 1, \"length\": 2.5}");
        Upload rest =
                Upload.of(Flux.just(ByteBuffer.wrap(new byte[] {1})), 1, "t").parentId("p1");
        client.uploads().video(rest.trim(Duration.ofSeconds(100))).block(PATIENCE);
        assertThat(server.takeRequest().header("X-Video-Trim")).isEqualTo("{\"start\": 100}");
    }

    @Test
    void makesALinkAndSendsToItWithoutTheToken() {
        try (ScriptedServer elsewhere = ScriptedServer.start()) {
            server.always(Answer.json(
                    201, "{\"data\":{\"id\":\"video-1\",\"endpoint\":\"%s/up\"}}".formatted(elsewhere.url())));
            elsewhere.enqueue(Answer.empty(307).header("Location", server.url() + "/v2/video"), Answer.empty(200));
            UploadLinkCreate create = UploadLinkCreate.video("p1", "т")
                    .filename("фильм.mp4")
                    .filesize(3)
                    .subtitle("s")
                    .description("d")
                    .clientIp("192.0.2.1");
            UploadLink link = client.uploads().link(create).block(PATIENCE);
            assertThat(link.id()).isEqualTo("video-1");
            assertThat(link.toString()).doesNotContain("127.0.0.1");
            assertThat(server.takeRequest().text())
                    .isEqualTo(
                            "{\"type\":\"video\",\"parent_id\":\"p1\",\"title\":\"т\","
                                    + "\"filename\":\"фильм.mp4\",\"filesize\":3,\"subtitle\":\"s\",\"description\":\"d\",\"client_ip\":\"192.0.2.1\"}");
            Content content = Content.of(new byte[] {1, 2, 3});
            StepVerifier.create(client.uploads().send(link.endpoint(), content))
                    .verifyErrorSatisfies(error -> assertThat(((ApiException) error).status())
                            .as("no redirect is followed")
                            .isEqualTo(307));
            StepVerifier.create(client.uploads().send(link.endpoint(), content)).verifyComplete();
            assertThat(elsewhere.requests()).hasSize(2).allSatisfy(request -> {
                assertThat(request.line()).isEqualTo("POST /up");
                assertThat(request.header("Authorization")).isNull();
                assertThat(request.headers().toString()).doesNotContain(TOKEN);
                assertThat(request.bytes()).containsExactly(1, 2, 3);
            });
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void refusesWhatCannotBeSentBeforeSending() throws IOException {
        Path empty = Files.createFile(directory.resolve("empty.mp4"));
        refused(directory.resolve("missing.mp4"), "there is no file");
        refused(directory, "is a directory");
        refused(empty, "is empty");
        assertThatIllegalArgumentException().isThrownBy(() -> Upload.of(Flux.empty(), 0, "t"));
        assertThatIllegalArgumentException().isThrownBy(() -> Content.of(new byte[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.uploads().send("http://example.org/up", Content.of(new byte[1])));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void refusesAFileItMayNotRead() throws IOException {
        RandomFile file = RandomFile.create(directory.resolve("secret.mp4"), 10);
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("---------"));
        org.junit.jupiter.api.Assumptions.assumeFalse(Files.isReadable(file.path()), "root may read everything");
        refused(file.path(), "permission denied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Replace-Video-ID: 1", "a\nb", "a\rb", "a\0b", " "})
    void refusesTextThatWouldBreakOut(String text) {
        Upload upload = Upload.of(Path.of("a.mp4"));
        assertThatIllegalArgumentException().isThrownBy(() -> upload.parentId(text));
        assertThatIllegalArgumentException().isThrownBy(() -> upload.fileName(text));
        assertThatIllegalArgumentException().isThrownBy(() -> upload.replaces(text));
        assertThatIllegalArgumentException().isThrownBy(() -> upload.posterUrl(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", " ", "", "half a \uD83C pair"})
    void refusesTitlesThatNothingCanCarry(String text) {
        Upload upload = Upload.of(Path.of("a.mp4"));
        assertThatIllegalArgumentException().isThrownBy(() -> upload.title(text));
        assertThatIllegalArgumentException().isThrownBy(() -> upload.description(text));
        assertThatIllegalArgumentException().isThrownBy(() -> Upload.fromUrl("https://example.org", text));
    }

    @Test
    void refusesAFileThatHasChangedUntilItIsForgotten() throws IOException {
        RandomFile file = RandomFile.create(directory.resolve("a.mp4"), 100);
        server.enqueue(
                Answer.json("{\"data\":{\"id\":\"1\",\"endpoint\":\"%s/a\"}}".formatted(server.url())),
                Answer.empty(400),
                Answer.json("{\"data\":{\"id\":\"2\",\"endpoint\":\"%s/b\"}}".formatted(server.url())),
                Answer.empty(200).header("Upload-Offset", "100"));
        Upload upload = Upload.of(file.path()).parentId("p1").singleUpTo(0).store(TusStore.memory());
        StepVerifier.create(client.uploads().video(upload)).verifyError(ApiException.class);
        Files.setLastModifiedTime(file.path(), FileTime.from(Instant.ofEpochSecond(1)));
        StepVerifier.create(client.uploads().video(upload)).verifyErrorSatisfies(error -> assertThat(error)
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("has changed since its upload began"));
        assertThat(server.requests()).hasSize(2);
        client.uploads().forget(upload).block(PATIENCE);
        StepVerifier.create(client.uploads().video(upload))
                .assertNext(video -> assertThat(video.id()).isEqualTo("2"))
                .verifyComplete();
    }

    @Test
    void tellsARefusalThatComesBeforeTheEnd() {
        RandomFile file = RandomFile.create(directory.resolve("a.mp4"), 30_000_000);
        DisposableServer refusing = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> response.status(413).send())
                .bindNow();
        KinescopeClient other = client("http://127.0.0.1:" + refusing.port());
        try {
            // The server may also reset the connection before its answer was read; both is TCP.
            StepVerifier.create(other.uploads().video(Upload.of(file.path()).parentId("p1")))
                    .expectErrorMatches(
                            error -> error instanceof PayloadTooLargeException || error instanceof TransportException)
                    .verify(PATIENCE);
            await(() -> file.timesOpen() == 0);
        } finally {
            other.close();
            refusing.disposeNow();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void cancellingStopsAndClosesTheFile() {
        RandomFile file = RandomFile.create(directory.resolve("a.mp4"), 50_000_000);
        DisposableServer stuck = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> Mono.never())
                .bindNow();
        KinescopeClient other = client("http://127.0.0.1:" + stuck.port());
        try {
            Disposable upload =
                    other.uploads().video(Upload.of(file.path()).parentId("p1")).subscribe();
            await(() -> file.timesOpen() == 1);
            upload.dispose();
            await(() -> file.timesOpen() == 0);
        } finally {
            other.close();
            stuck.disposeNow();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void closesTheFileHoweverItEnds() {
        RandomFile file = RandomFile.create(directory.resolve("a.mp4"), 3_000_000);
        server.enqueue(Answer.json(VIDEO), Answer.empty(400), Answer.reset());
        StepVerifier.create(client.uploads().video(Upload.of(file.path()).parentId("p1")))
                .expectNextCount(1)
                .verifyComplete();
        await(() -> file.timesOpen() == 0);
        StepVerifier.create(client.uploads().video(Upload.of(file.path()).parentId("p1")))
                .verifyError(ApiException.class);
        await(() -> file.timesOpen() == 0);
        StepVerifier.create(client.uploads().video(Upload.of(file.path()).parentId("p1")))
                .verifyError(TransportException.class);
        await(() -> file.timesOpen() == 0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesAFileThatChangesWhileItIsSent(boolean truncated) {
        RandomFile file = RandomFile.create(directory.resolve("a.mp4"), 20_000_000);
        Content changing = Content.of(file.path()).onWritten(written -> change(file.path(), truncated));
        server.always(Answer.empty(200));
        StepVerifier.create(client.uploads().send(server.url() + "/up", changing))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(SourceException.class)
                        .hasMessageContaining(truncated ? "became shorter" : "has changed"))
                .verify(PATIENCE);
        assertThat(server.requests()).as("the server never has all of it").isEmpty();
    }

    private static void change(Path file, boolean truncated) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (truncated) {
                channel.truncate(10_000_000);
            } else {
                channel.write(ByteBuffer.allocate(1), 20_000_000);
            }
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void linksMustBeSafeUnlessTheBuilderAllowsOthers() {
        String endpoint = "http://example.org/up";
        KinescopeClient other = KinescopeClient.builder()
                .token(TOKEN)
                .uploaderUrl(server.url())
                .allowInsecureUrls()
                .build();
        try {
            assertThat(other.uploads().send(endpoint, Content.of(new byte[1]))).isNotNull();
            assertThat(new TusClient(other.api()).upload(endpoint, Path.of("a.mp4")))
                    .isNotNull();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> other.uploads().send("ftp://example.org", Content.of(new byte[1])));
        } finally {
            other.close();
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.uploads().send(endpoint, Content.of(new byte[1])))
                .withMessageContaining("allowInsecureUrls()");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"http://example.org/up\"", "\"\"", "\"file:/etc/passwd\"", "null", "7"})
    void keepsNoLinkThatCannotBeUsed(String endpoint) {
        RandomFile file = RandomFile.create(directory.resolve("a.mp4"), 100);
        server.always(Answer.json("{\"data\":{\"id\":\"1\",\"endpoint\":%s}}".formatted(endpoint)));
        Path states = directory.resolve("states");
        Upload upload = Upload.of(file.path()).parentId("p1").singleUpTo(0).store(TusStore.directory(states));
        StepVerifier.create(client.uploads().video(upload))
                .verifyErrorSatisfies(error ->
                        assertThat(error).isInstanceOf(DecodingException.class).hasMessageNotContaining("example"));
        assertThat(states).doesNotExist();
    }

    @Test
    void chunksNeedNoPermit() {
        RandomFile file = RandomFile.create(directory.resolve("a.mp4"), 100);
        server.enqueue(Answer.json("{\"data\":{\"id\":\"1\",\"endpoint\":\"%s/a\"}}".formatted(server.url())))
                .always(request -> Answer.empty(204)
                        .header(
                                "Upload-Offset",
                                request.method().equals("HEAD")
                                        ? "0"
                                        : Long.toString(Long.parseLong(request.header("Upload-Offset")) + 10)));
        KinescopeClient limited = KinescopeClient.builder()
                .token(TOKEN)
                .uploaderUrl(server.url())
                .uploadRateLimiter(
                        TokenBucket.builder().limit(1, Duration.ofHours(1)).build())
                .build();
        try {
            StepVerifier.create(limited.uploads()
                            .video(Upload.of(file.path())
                                    .parentId("p1")
                                    .singleUpTo(0)
                                    .chunkSize(10)))
                    .expectNextCount(1)
                    .expectComplete()
                    .verify(Duration.ofSeconds(20));
            assertThat(server.requests()).hasSize(12);
        } finally {
            limited.close();
        }
    }

    private void refused(Path file, String reason) {
        StepVerifier.create(client.uploads().upload(Upload.of(file).parentId("p1")))
                .verifyErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(SourceException.class)
                        .hasMessageContaining(reason)
                        .hasMessageContaining(file.toString()));
    }

    private static void await(BooleanSupplier condition) {
        Flux.interval(Duration.ofMillis(5))
                .filter(tick -> condition.getAsBoolean())
                .blockFirst(PATIENCE);
    }

    private static KinescopeClient client(String url) {
        return KinescopeClient.builder()
                .token(TOKEN)
                .baseUrl(url)
                .uploaderUrl(url)
                .uploadRateLimiter(RateLimiter.unlimited())
                .retry(RetryPolicy.standard().firstBackoff(Duration.ofMillis(10)))
                .build();
    }
}
