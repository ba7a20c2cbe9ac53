package io.kinescope.client.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.NotFoundException;
import io.kinescope.client.error.PayloadTooLargeException;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.testing.Answer;
import io.kinescope.client.testing.RandomFile;
import io.kinescope.client.testing.Received;
import io.kinescope.client.testing.ScriptedServer;
import io.kinescope.client.tus.TusStore;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** The way that an upload takes: a single request, tus, or a link. */
class UploadWaysTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int SIZE = 100;

    @TempDir
    private Path directory;

    private final ScriptedServer server = ScriptedServer.start();
    private final KinescopeClient client = KinescopeClient.builder()
            .token("e51e55a1-7615-493e-9055-10ac9cc44ccd")
            .baseUrl(server.url())
            .uploaderUrl(server.url())
            .uploadRateLimiter(RateLimiter.unlimited())
            .retry(RetryPolicy.standard().firstBackoff(Duration.ofMillis(10)).maxBackoff(Duration.ofMillis(20)))
            .build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"404, pre-processing", "410, processing", "404, done"})
    void anUploadThatIsGoneIsCompleteIfItsVideoIs(int gone, String status) {
        TusStore store = TusStore.memory();
        serveUploadWhoseLastAnswerIsLost(gone, video("t", status));
        Upload upload = resumable().store(store);
        StepVerifier.create(client.uploads().upload(upload).collectList())
                .assertNext(events -> {
                    assertThat(events).startsWith(new UploadEvent.Started("video-1", SIZE));
                    UploadedVideo video = ((UploadEvent.Finished) events.get(events.size() - 1)).video();
                    assertThat(video.id()).isEqualTo("video-1");
                    assertThat(video.title()).isEqualTo("t");
                })
                .expectComplete()
                .verify(PATIENCE);
        assertThat(lines()).containsOnlyOnce("POST /v2/init").containsOnlyOnce("GET /v1/videos/video-1");
        StepVerifier.create(store.find(upload.key(file()))).verifyComplete();
    }

    /** The API may answer 404 for a new video during the first seconds. */
    @Test
    void aVideoThatIsNotKnownYetIsAskedForAgain() {
        AtomicInteger polls = new AtomicInteger();
        server.when(line("POST /v2/init"), link())
                .enqueue(offset(0), Answer.close(), Answer.empty(404))
                .always(request -> polls.getAndIncrement() == 0
                        ? Answer.error(404, 404404, "not found")
                        : video("t", "processing"));
        StepVerifier.create(client.uploads().video(resumable()))
                .assertNext(video -> assertThat(video.id()).isEqualTo("video-1"))
                .expectComplete()
                .verify(PATIENCE);
        assertThat(polls).hasValue(2);
        assertThat(lines()).containsOnlyOnce("POST /v2/init");
    }

    @ParameterizedTest
    @CsvSource({"200, aborted", "200, suspended", "401, ''", "403, ''"})
    void anUploadThatIsGoneWithoutItsFileIsReportedAndForgotten(int answered, String status) {
        TusStore store = TusStore.memory();
        serveUploadWhoseLastAnswerIsLost(404, answered == 200 ? video("t", status) : Answer.error(answered, 1, "no"));
        Upload upload = resumable().store(store);
        StepVerifier.create(client.uploads().video(upload))
                .expectError(NotFoundException.class)
                .verify(PATIENCE);
        StepVerifier.create(store.find(upload.key(file()))).verifyComplete();
    }

    @Test
    void theStateIsKeptWhileNobodyCanTellWhetherTheFileArrived() {
        TusStore store = TusStore.memory();
        serveUploadWhoseLastAnswerIsLost(404, Answer.empty(503));
        Upload upload = resumable().store(store);
        StepVerifier.create(client.uploads().video(upload))
                .expectErrorSatisfies(
                        error -> assertThat(((ApiException) error).status()).isEqualTo(503))
                .verify(PATIENCE);
        StepVerifier.create(store.find(upload.key(file()))).expectNextCount(1).verifyComplete();
    }

    @Test
    void aSingleRequestThatIsTooLargeGoesOverTus() {
        server.when(line("POST /v2/video"), Answer.empty(413));
        serveTus();
        StepVerifier.create(client.uploads().video(Upload.of(file()).parentId("p1")))
                .assertNext(video -> assertThat(video.id()).isEqualTo("video-1"))
                .expectComplete()
                .verify(PATIENCE);
        assertThat(lines()).containsExactly("POST /v2/video", "POST /v2/init", "HEAD /f", "PATCH /f");
    }

    /** They have a store in memory, which is the object's. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1_000})
    void subscribersOfOneObjectShareWhatGoesOverTusWithoutAStoreToo(long singleUpTo) {
        server.when(line("POST /v2/video"), Answer.empty(413));
        server.when(line("POST /v2/init"), link().delay(Duration.ofMillis(300)));
        serveTus();
        Upload upload = Upload.of(file()).parentId("p1").singleUpTo(singleUpTo);
        List<UploadedVideo> videos = Flux.range(0, 5)
                .flatMap(i -> client.uploads().video(upload), 5)
                .collectList()
                .block(PATIENCE);
        assertThat(videos).hasSize(5).extracting(UploadedVideo::id).containsOnly("video-1");
        assertThat(lines()).containsOnlyOnce("POST /v2/init");
    }

    @Test
    void whatOnlyASingleRequestCanDoFailsWhereItIsTooLarge() {
        server.when(line("POST /v2/video"), Answer.empty(413));
        Upload poster = Upload.of(file()).parentId("p1").posterUrl("https://example.org/p");
        for (Upload upload : List.of(poster, Upload.of(file()).title("t").replaces("v0"))) {
            StepVerifier.create(client.uploads().video(upload))
                    .expectError(PayloadTooLargeException.class)
                    .verify(PATIENCE);
        }
        assertThat(lines()).containsOnly("POST /v2/video");
    }

    @Test
    void aMissingParentIsRefusedBeforeAnythingIsSent() {
        Flux<ByteBuffer> stream = Flux.just(ByteBuffer.allocate(1));
        for (Upload upload : List.of(
                Upload.of(file()),
                Upload.of(file()).singleUpTo(0),
                Upload.of(stream, 1, "t"),
                Upload.fromUrl("https://example.org/v", "t"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.uploads().video(upload))
                    .withMessageContaining("parentId");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.uploads().upload(upload))
                    .withMessageContaining("parentId");
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aReplacedVideoKeepsItsTitle() {
        server.when(line("GET /v1/videos/v0"), video("Старый 100%", "done")).when(line("POST /v2/video"), uploaded());
        StepVerifier.create(client.uploads().video(Upload.of(file()).replaces("v0")))
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
        assertThat(lines()).containsExactly("GET /v1/videos/v0", "POST /v2/video");
        assertThat(server.requests().get(1).header("X-Video-Title"))
                .isEqualTo("%D0%A1%D1%82%D0%B0%D1%80%D1%8B%D0%B9%20100%25");
        StepVerifier.create(
                        client.uploads().video(Upload.of(file()).replaces("v0").title("New title")))
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
        assertThat(server.requests()).hasSize(3);
        assertThat(server.requests().get(2).header("X-Video-Title")).isEqualTo("New title");
    }

    @Test
    void aVideoThatIsNotThereIsNotReplaced() {
        server.always(Answer.error(404, 404404, "not found"));
        StepVerifier.create(client.uploads().video(Upload.of(file()).replaces("v0")))
                .expectError(NotFoundException.class)
                .verify(PATIENCE);
        assertThat(lines()).containsExactly("GET /v1/videos/v0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one\ntwo", "one\r\ntwo", "tab\there"})
    void textOfSeveralLinesGoesAsJson(String text) {
        serveTus();
        for (UnaryOperator<Upload> set : List.<UnaryOperator<Upload>>of(
                upload -> upload.title(text), upload -> upload.title("t").description(text))) {
            StepVerifier.create(
                            client.uploads().video(set.apply(Upload.of(file()).parentId("p1"))))
                    .expectNextCount(1)
                    .expectComplete()
                    .verify(PATIENCE);
        }
        String json = text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
        assertThat(server.requests())
                .filteredOn(request -> request.line().equals("POST /v2/init"))
                .hasSize(2);
        assertThat(server.requests())
                .filteredOn(request -> request.line().equals("POST /v2/init"))
                .allSatisfy(request -> assertThat(request.text()).contains("\"" + json + "\""));
        assertThat(lines()).doesNotContain("POST /v2/video");
    }

    @Test
    void longTextGoesAsJson() {
        serveTus();
        String text = "Описание ".repeat(200).strip();
        StepVerifier.create(
                        client.uploads().video(Upload.of(file()).parentId("p1").description(text)))
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
        assertThat(server.requests().get(0).line()).isEqualTo("POST /v2/init");
        assertThat(server.requests().get(0).text()).contains(text);
    }

    @Test
    void aStreamWithTextOfSeveralLinesGoesToALink() {
        server.when(line("POST /v2/init"), link()).when(line("POST /f"), Answer.empty(200));
        Upload upload = Upload.of(Flux.just(ByteBuffer.allocate(SIZE)), SIZE, "t")
                .parentId("p1")
                .description("one\ntwo");
        StepVerifier.create(client.uploads().upload(upload).collectList())
                .assertNext(events -> assertThat(events)
                        .startsWith(new UploadEvent.Started("video-1", SIZE))
                        .endsWith(new UploadEvent.Finished(upload.requested("video-1"))))
                .expectComplete()
                .verify(PATIENCE);
        assertThat(lines()).containsExactly("POST /v2/init", "POST /f");
        assertThat(server.requests().get(1).bytes()).hasSize(SIZE);
    }

    @Test
    void whereOnlyHeadersCanCarryItTextOfSeveralLinesIsEncoded() {
        server.always(uploaded());
        for (Upload upload : List.of(
                Upload.of(file()).replaces("v0").title("a\nb"),
                Upload.fromUrl("https://example.org/v", "a\nb").parentId("p1"))) {
            StepVerifier.create(client.uploads().video(upload))
                    .expectNextCount(1)
                    .expectComplete()
                    .verify(PATIENCE);
        }
        assertThat(server.requests()).hasSize(2).allSatisfy(request -> assertThat(request.header("X-Video-Title"))
                .isEqualTo("a%0Ab"));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "0, false", "1000, true"})
    void subscribersThatShareAStoreShareTheUpload(long singleUpTo, boolean sameObject) {
        server.when(line("POST /v2/video"), uploaded().delay(Duration.ofMillis(300)));
        server.when(line("POST /v2/init"), link().delay(Duration.ofMillis(300)));
        serveTus();
        Upload upload = shared(singleUpTo);
        List<UploadedVideo> videos = Flux.range(0, 5)
                .flatMap(i -> client.uploads().video(sameObject ? upload : shared(singleUpTo)), 5)
                .collectList()
                .block(PATIENCE);
        assertThat(videos).hasSize(5).extracting(UploadedVideo::id).containsOnly("video-1");
        assertThat(lines()).filteredOn(line -> line.startsWith("POST")).hasSize(1);
        StepVerifier.create(client.uploads().video(upload))
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
        assertThat(lines())
                .as("afterwards it is a new one")
                .filteredOn(line -> line.startsWith("POST"))
                .hasSize(2);
    }

    @Test
    void videosThatAreReplacedByTheSameFileAreUploadsOfTheirOwn() {
        server.always(uploaded().delay(Duration.ofMillis(300)));
        Upload upload = shared(1_000).title("t");
        Flux.just(upload, upload.replaces("v0"), upload.replaces("v1"), upload.replaces("v1"))
                .flatMap(each -> client.uploads().video(each), 4)
                .blockLast(PATIENCE);
        assertThat(server.requests())
                .extracting(request -> String.valueOf(request.header("X-Replace-Video-ID")))
                .containsExactlyInAnyOrder("null", "v0", "v1");
    }

    @Test
    void aSharedUploadRunsUntilItsLastSubscriberCancels() {
        server.when(line("POST /v2/init"), link().delay(Duration.ofMillis(300)));
        serveTus();
        Upload upload = shared(0);
        Mono<?> cancelled = client.uploads().video(upload).timeout(Duration.ofMillis(50), Mono.empty());
        Mono<UploadedVideo> other = client.uploads().video(upload);
        StepVerifier.create(Flux.merge(cancelled, other))
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
        assertThat(lines()).containsOnlyOnce("POST /v2/init");
        StepVerifier.create(cancelled).expectComplete().verify(PATIENCE);
        StepVerifier.create(client.uploads().video(upload), 1)
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void everySubscriberOfASharedUploadGetsItsEventsAndItsError() {
        server.when(line("POST /v2/init"), link().delay(Duration.ofMillis(100)));
        server.when(request -> request.method().equals("HEAD"), offset(0));
        server.always(Answer.empty(400));
        Upload upload = shared(0);
        List<String> events = Flux.range(0, 3)
                .flatMap(
                        i -> client.uploads()
                                .upload(upload)
                                .map(event -> event.getClass().getSimpleName())
                                .onErrorResume(ApiException.class, error -> Mono.just("" + error.status())),
                        3)
                .collectList()
                .block(PATIENCE);
        assertThat(events).hasSize(6).filteredOn("Started"::equals).hasSize(3);
        assertThat(events).filteredOn("400"::equals).hasSize(3);
    }

    private Upload shared(long singleUpTo) {
        return Upload.of(file())
                .parentId("p1")
                .singleUpTo(singleUpTo)
                .store(TusStore.directory(directory.resolve("states")));
    }

    private Upload resumable() {
        return Upload.of(file()).parentId("p1").title("t").singleUpTo(0);
    }

    private Path file() {
        Path file = directory.resolve("a.mp4");
        return file.toFile().exists() ? file : RandomFile.create(file, SIZE).path();
    }

    private void serveUploadWhoseLastAnswerIsLost(int gone, Answer video) {
        server.when(line("POST /v2/init"), link())
                .when(line("GET /v1/videos/video-1"), video)
                .enqueue(offset(0), Answer.close())
                .always(Answer.empty(gone));
    }

    private void serveTus() {
        server.when(line("POST /v2/init"), link())
                .when(request -> request.method().equals("HEAD"), offset(0))
                .when(request -> request.method().equals("PATCH"), offset(SIZE));
    }

    private static Predicate<Received> line(String line) {
        return request -> request.line().equals(line);
    }

    private List<String> lines() {
        return server.requests().stream().map(Received::line).toList();
    }

    private Answer link() {
        return Answer.json("{\"data\":{\"id\":\"video-1\",\"endpoint\":\"%s/f\"}}".formatted(server.url()));
    }

    private static Answer uploaded() {
        return Answer.json("{\"data\":{\"id\":\"video-1\"}}");
    }

    private static Answer video(String title, String status) {
        return Answer.json("{\"data\":{\"id\":\"video-1\",\"project_id\":\"p1\",\"title\":\"%s\",\"status\":\"%s\"}}"
                .formatted(title, status));
    }

    private static Answer offset(long offset) {
        return Answer.empty(200).header("Upload-Offset", Long.toString(offset));
    }
}
