package io.kinescope.client.tus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.NotFoundException;
import io.kinescope.client.error.PayloadTooLargeException;
import io.kinescope.client.error.SourceException;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.testing.Answer;
import io.kinescope.client.testing.RandomFile;
import io.kinescope.client.testing.ScriptedServer;
import io.kinescope.client.testing.TusServer;
import io.kinescope.client.testing.TusServer.Mishap;
import io.kinescope.client.uploads.Upload;
import io.kinescope.client.uploads.UploadEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

class TusClientTest {

    private static final int MIB = 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private final ScriptedServer uploader = ScriptedServer.start();
    private KinescopeClient client = client();

    @AfterEach
    void close() {
        client.close();
        uploader.close();
    }

    @Test
    void survivesTwentyCutsAndARestart() {
        RandomFile file = RandomFile.create(directory.resolve("film.mp4"), 200L * MIB);
        int chunk = 4 * MIB;
        try (TusServer server = TusServer.start(file.size())) {
            uploader.always(link(server));
            server.next(mishaps(20));
            Upload upload = Upload.of(file.path()).parentId("p1").singleUpTo(0).chunkSize(chunk);
            client.uploads()
                    .upload(upload.store(TusStore.directory(directory.resolve("states"))))
                    .takeUntil(event -> event instanceof UploadEvent.Progress && server.stored() > 60L * MIB)
                    .blockLast(PATIENCE);
            client.close();
            assertThat(server.stored()).isLessThan(file.size());

            client = client();
            List<UploadEvent> events = client.uploads()
                    .upload(upload.store(TusStore.directory(directory.resolve("states"))))
                    .collectList()
                    .block(PATIENCE);

            assertThat(server.stored()).isEqualTo(file.size());
            assertThat(server.hash()).isEqualTo(file.hash());
            assertThat(server.mishapsLeft()).isZero();
            assertThat(server.parts()).as("what every cut costs").allSatisfy(part -> assertThat(part.resent())
                    .isLessThanOrEqualTo(chunk));
            assertThat(server.headers()).allSatisfy(headers -> {
                assertThat(headers.get("Authorization")).isNull();
                assertThat(headers.get("Tus-Resumable")).isEqualTo("1.0.0");
            });
            assertThat(uploader.requests()).as("one video, not two").hasSize(1);
            assertThat(events.get(0)).isEqualTo(new UploadEvent.Started("video-1", file.size()));
            assertThat(events.get(events.size() - 1)).isInstanceOf(UploadEvent.Finished.class);
            List<Long> done = events.stream()
                    .filter(UploadEvent.Progress.class::isInstance)
                    .map(event -> ((UploadEvent.Progress) event).done())
                    .toList();
            assertThat(done).isSorted().doesNotHaveDuplicates().endsWith(file.size());
            assertThat(directory.resolve("states")).isEmptyDirectory();
            assertThat(file.timesOpen()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Mishap.class)
    void goesOnAfter(Mishap mishap) {
        RandomFile file = RandomFile.create(directory.resolve("film.mp4"), 3 * MIB + 17);
        try (TusServer server = TusServer.start(file.size())) {
            server.next(mishap, Mishap.NONE, mishap, mishap);
            List<Long> acknowledged = new TusClient(client.api())
                    .chunkSize(MIB)
                    .upload(server.endpoint(), file.path())
                    .collectList()
                    .block(PATIENCE);
            assertThat(server.hash()).isEqualTo(file.hash());
            assertThat(acknowledged)
                    .startsWith(0L)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .endsWith(file.size());
            assertThat(server.parts())
                    .allSatisfy(part -> assertThat(part.resent()).isLessThanOrEqualTo(MIB));
        }
    }

    @Test
    void sendsWhatTheProtocolWants() {
        RandomFile file = RandomFile.create(directory.resolve("film.mp4"), 100);
        uploader.enqueue(offset(200, 40), offset(204, 70), offset(204, 100));
        assertThat(new TusClient(client.api())
                        .chunkSize(30)
                        .upload(uploader.url() + "/f", file.path())
                        .collectList()
                        .block(PATIENCE))
                .containsExactly(40L, 70L, 100L);
        assertThat(uploader.requests()).extracting(Object::toString).containsExactly("HEAD /f", "PATCH /f", "PATCH /f");
        var patch = uploader.requests().get(1);
        assertThat(patch.header("Upload-Offset")).isEqualTo("40");
        assertThat(patch.header("Content-Type")).isEqualTo("application/offset+octet-stream");
        assertThat(patch.header("Content-Length")).isEqualTo("30");
        assertThat(patch.header("Tus-Resumable")).isEqualTo("1.0.0");
        assertThat(patch.header("Authorization")).isNull();
    }

    @Test
    void believesTheServerThatHasLessThanItSaid() {
        RandomFile file = RandomFile.create(directory.resolve("film.mp4"), 100);
        uploader.enqueue(
                offset(200, 0), offset(204, 50), Answer.empty(503), offset(200, 20), offset(204, 70), offset(204, 100));
        assertThat(new TusClient(client.api())
                        .chunkSize(50)
                        .upload(uploader.url() + "/f", file.path())
                        .collectList()
                        .block(PATIENCE))
                .as("progress does not go back")
                .containsExactly(0L, 50L, 70L, 100L);
        assertThat(uploader.requests().get(4).header("Upload-Offset")).isEqualTo("20");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 412, 415})
    void givesUpOnWhatWillNotPass(int status) {
        RandomFile file = RandomFile.create(directory.resolve("film.mp4"), 100);
        uploader.enqueue(offset(200, 0)).always(Answer.empty(status));
        StepVerifier.create(new TusClient(client.api()).upload(uploader.url() + "/f", file.path()))
                .expectNext(0L)
                .verifyErrorSatisfies(
                        error -> assertThat(((ApiException) error).status()).isEqualTo(status));
        assertThat(uploader.requests()).hasSize(2);
    }

    @Test
    void givesUpAfterSoManyFailuresInARow() {
        RandomFile file = RandomFile.create(directory.resolve("film.mp4"), 100);
        uploader.always(request -> request.method().equals("HEAD") ? offset(200, 0) : Answer.empty(503));
        StepVerifier.create(new TusClient(client.api()).upload(uploader.url() + "/f", file.path()))
                .expectNext(0L)
                .verifyErrorSatisfies(
                        error -> assertThat(((ApiException) error).status()).isEqualTo(503));
        assertThat(uploader.requests())
                .filteredOn(request -> request.method().equals("PATCH"))
                .hasSize(5);
    }

    @Test
    void forgetsAnUploadThatIsGone() {
        RandomFile file = RandomFile.create(directory.resolve("film.mp4"), 100);
        TusStore store = TusStore.memory();
        TusState state = state(file, uploader.url() + "/f");
        store.save(state).block(PATIENCE);
        uploader.always(Answer.empty(404));
        StepVerifier.create(new TusClient(client.api()).upload(state, store)).verifyError(NotFoundException.class);
        StepVerifier.create(store.find("key")).verifyComplete();
    }

    @Test
    void sendsSmallerChunksWhereTheyAreTooLarge() {
        RandomFile file = RandomFile.create(directory.resolve("film.mp4"), 4 * MIB);
        uploader.always(request -> {
            if (request.method().equals("HEAD")) {
                return offset(200, 0);
            }
            return request.bytes().length > MIB
                    ? Answer.empty(413)
                    : offset(204, Long.parseLong(request.header("Upload-Offset")) + request.bytes().length);
        });
        StepVerifier.create(new TusClient(client.api())
                        .chunkSize(4 * MIB)
                        .upload(uploader.url() + "/f", file.path())
                        .take(2))
                .expectNext(0L, (long) MIB)
                .verifyComplete();
        uploader.always(request -> request.method().equals("HEAD") ? offset(200, 0) : Answer.empty(413));
        StepVerifier.create(new TusClient(client.api()).upload(uploader.url() + "/f", file.path()))
                .expectNext(0L)
                .verifyError(PayloadTooLargeException.class);
    }

    @Test
    void refusesAFileThatHasChanged() throws IOException {
        RandomFile file = RandomFile.create(directory.resolve("film.mp4"), 100);
        uploader.always(offset(200, 0));
        TusState state = state(file, uploader.url() + "/f");
        Files.write(file.path(), new byte[100]);
        Files.setLastModifiedTime(
                file.path(),
                java.nio.file.attribute.FileTime.from(state.modified().plusSeconds(1)));
        StepVerifier.create(new TusClient(client.api()).upload(state, TusStore.memory()))
                .expectNext(0L)
                .verifyErrorSatisfies(error ->
                        assertThat(error).isInstanceOf(SourceException.class).hasMessageContaining("has changed"));
    }

    @Test
    void refusesAnUploadOfAnotherFile() {
        RandomFile file = RandomFile.create(directory.resolve("film.mp4"), 100);
        uploader.always(offset(200, 0).header("Upload-Length", "99"));
        StepVerifier.create(new TusClient(client.api()).upload(uploader.url() + "/f", file.path()))
                .verifyErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(SourceException.class)
                        .hasMessageContaining("99 bytes, and the file has 100"));
    }

    @Test
    void refusesAnEndpointInTheClear() {
        TusClient tus = new TusClient(client.api());
        for (String endpoint :
                List.of("http://example.org/f", "ftp://example.org/f", "/f", "https://a@example.org/f")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> tus.upload(endpoint, Path.of("film.mp4")))
                    .withMessageNotContaining("example");
        }
    }

    @Test
    void keepsStatesInFiles() throws IOException {
        TusState state = new TusState(
                "ключ\n1", "video-1", "https://example.org/ф?a=b", "C:\\film=1.mp4", 10, Instant.ofEpochMilli(123), 5);
        TusStore store = TusStore.directory(directory.resolve("a/b"));
        StepVerifier.create(store.find(state.key())).verifyComplete();
        store.save(state.offset(1)).block(PATIENCE);
        store.save(state).block(PATIENCE);
        StepVerifier.create(TusStore.directory(directory.resolve("a/b")).find(state.key()))
                .expectNext(state)
                .verifyComplete();
        try (var files = Files.list(directory.resolve("a/b"))) {
            Path file = files.findFirst().orElseThrow();
            assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
            assertThat(state.toString()).doesNotContain("example");
        }
        store.remove(state.key()).block(PATIENCE);
        store.remove(state.key()).block(PATIENCE);
        assertThat(directory.resolve("a/b")).isEmptyDirectory();
    }

    private KinescopeClient client() {
        return KinescopeClient.builder()
                .token("e51e55a1-7615-493e-9055-10ac9cc44ccd")
                .uploaderUrl(uploader.url())
                .baseUrl(uploader.url())
                .uploadRateLimiter(RateLimiter.unlimited())
                .retry(RetryPolicy.standard()
                        .firstBackoff(Duration.ofMillis(10))
                        .maxBackoff(Duration.ofMillis(50)))
                .build();
    }

    private static Answer link(TusServer server) {
        return Answer.json("{\"data\":{\"id\":\"video-1\",\"endpoint\":\"%s\"}}".formatted(server.endpoint()));
    }

    private static Answer offset(int status, long offset) {
        return Answer.empty(status).header("Upload-Offset", Long.toString(offset));
    }

    private static TusState state(RandomFile file, String endpoint) {
        Instant modified = Instant.ofEpochMilli(file.path().toFile().lastModified());
        return new TusState("key", "1", endpoint, file.path().toString(), file.size(), modified, 0);
    }

    /** Every second request meets one of these, so that no five come in a row. */
    private static Mishap[] mishaps(int count) {
        Random random = new Random(7);
        Mishap[] kinds = Mishap.values();
        List<Mishap> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(Mishap.NONE);
            all.add(kinds[1 + random.nextInt(kinds.length - 1)]);
        }
        return all.toArray(Mishap[]::new);
    }
}
