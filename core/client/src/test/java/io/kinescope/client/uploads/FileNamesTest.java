package io.kinescope.client.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.testing.Answer;
import io.kinescope.client.testing.Received;
import io.kinescope.client.testing.ScriptedServer;
import io.kinescope.client.tus.TusClient;
import io.kinescope.client.tus.TusState;
import io.kinescope.client.tus.TusStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

/** Files whose names are odd, or no text at all. */
@EnabledOnOs(OS.LINUX)
class FileNamesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    private final ScriptedServer server = ScriptedServer.start();
    private final KinescopeClient client = client(server.url());

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%D5%D2%CF%CB.mp4", "a%FFb%FE.mp4", "%EF%BF%BD%FF.mp4", "line%0Abreak.mp4", "%F0%9F%8E%AC.mp4"})
    void namesOfAnyBytesAreUploadedAndResumed(String name) throws IOException {
        Path file = create(name);
        TusStore store = TusStore.directory(directory.resolve("states"));
        Upload upload = Upload.of(file).parentId("p1").title("t").store(store);
        serveTus();
        server.when(request -> request.line().equals("POST /v2/video"), Answer.json("{\"data\":{\"id\":\"video-1\"}}"));
        video(upload);
        TusState state = new TusState(upload.key(file), "1", server.url() + "/f", file, 4, modified(file));
        store.save(state).block(PATIENCE);
        TusState found = TusStore.directory(directory.resolve("states"))
                .find(upload.key(file))
                .block(PATIENCE);
        assertThat(found).isEqualTo(state);
        assertThat(found.path()).isEqualTo(file);
        StepVerifier.create(new TusClient(client.api()).upload(found, store))
                .expectNext(0L, 4L)
                .expectComplete()
                .verify(PATIENCE);
        video(upload.singleUpTo(0));
        assertThat(server.requests())
                .filteredOn(request -> request.method().equals("PATCH"))
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.text()).isEqualTo("film"));
    }

    @Test
    void namesThatLookAlikeAreDifferentUploads() throws IOException {
        Path one = create("a%FF.mp4");
        Path other = create("a%FE.mp4");
        assertThat(one.toString()).isEqualTo(other.toString());
        Upload upload = Upload.of(one).parentId("p1");
        assertThat(upload.key(one)).isNotEqualTo(upload.key(other));
        Path plain = Path.of("films", "a.mp4");
        assertThat(upload.key(plain)).as("as it has always been").isEqualTo(plain.toAbsolutePath() + "\np1");
    }

    @Test
    void aTitleThatCannotBeDecodedIsRefusedBeforeAnythingIsSent() throws IOException {
        Upload upload = Upload.of(create("%D5%D2%CF%CB.mp4")).parentId("p1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.uploads().video(upload))
                .withMessageContaining("title is required");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.uploads().upload(upload.singleUpTo(0)))
                .withMessageContaining("title is required");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void statesOfEarlierVersionsNameTheirFileByItsPath() {
        TusState state = new TusState("key", "1", "https://example.org/f", "/films/Урок 1%20.mp4", 1, Instant.EPOCH, 0);
        assertThat(state.path()).isEqualTo(Path.of("/films/Урок 1%20.mp4"));
    }

    @Test
    void whereTheCharsetOfTheJvmCannotSpellThem() throws Exception {
        create("%D0%A3%D1%80%D0%BE%D0%BA%201.mp4");
        serveTus();
        server.when(request -> request.line().equals("POST /v2/video"), Answer.json("{\"data\":{\"id\":\"video-1\"}}"));
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                server.url(),
                directory.toString());
        builder.environment().put("LC_ALL", "C");
        Path output = Files.createTempFile("output", ".txt");
        Process other = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(other.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(other.exitValue()).as(Files.readString(output)).isZero();
        Files.delete(output);
        List<Received> requests = server.requests();
        assertThat(requests.get(0).header("X-Video-Title")).isEqualTo("%D0%A3%D1%80%D0%BE%D0%BA%201.mp4");
        assertThat(requests.get(1).text()).contains("\"title\":\"Урок 1.mp4\"");
        assertThat(requests.get(3).text()).isEqualTo("film");
    }

    /** Uploads the one film of a directory in a single request, then over tus. */
    static final class OtherProcess {

        private OtherProcess() {}

        public static void main(String[] arguments) throws IOException {
            Path directory = Path.of(arguments[1]);
            Path film;
            try (var files = Files.list(directory)) {
                film = files.findFirst().orElseThrow();
            }
            Upload upload = Upload.of(film).parentId("p1").store(TusStore.directory(directory.resolve("states")));
            try (KinescopeClient client = client(arguments[0])) {
                client.uploads().video(upload).block(PATIENCE);
                client.uploads().video(upload.singleUpTo(0)).block(PATIENCE);
            }
        }
    }

    private Path create(String percentEncoded) throws IOException {
        Path file = Path.of(URI.create(directory.toUri() + percentEncoded));
        return Files.writeString(file, "film");
    }

    private static Instant modified(Path file) throws IOException {
        return Instant.ofEpochMilli(Files.getLastModifiedTime(file).toMillis());
    }

    private void video(Upload upload) {
        StepVerifier.create(client.uploads().video(upload))
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
    }

    private void serveTus() {
        String link = "{\"data\":{\"id\":\"video-1\",\"endpoint\":\"%s/f\"}}".formatted(server.url());
        server.when(request -> request.line().equals("POST /v2/init"), Answer.json(link))
                .when(
                        request -> request.method().equals("HEAD"),
                        Answer.empty(200).header("Upload-Offset", "0"))
                .when(
                        request -> request.method().equals("PATCH"),
                        Answer.empty(204).header("Upload-Offset", "4"));
    }

    private static KinescopeClient client(String url) {
        return KinescopeClient.builder()
                .token("e51e55a1-7615-493e-9055-10ac9cc44ccd")
                .baseUrl(url)
                .uploaderUrl(url)
                .uploadRateLimiter(RateLimiter.unlimited())
                .build();
    }
}
