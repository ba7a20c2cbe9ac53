package io.kinescope.client.tus;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.error.SourceException;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.testing.Answer;
import io.kinescope.client.testing.RandomFile;
import io.kinescope.client.testing.ScriptedServer;
import io.kinescope.client.testing.TusServer;
import io.kinescope.client.testing.TusServer.Part;
import io.kinescope.client.uploads.Upload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Uploads that stop in the middle of a chunk, and go on. */
@EnabledOnOs(OS.LINUX)
class ResumeTest {

    private static final int MIB = 1024 * 1024;
    private static final int SIZE = 64 * MIB;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private final TusServer server = TusServer.start(SIZE);
    private final ScriptedServer uploader = ScriptedServer.start();
    private final KinescopeClient client = client(uploader.url());
    private RandomFile file;

    @BeforeEach
    void create() {
        file = RandomFile.create(directory.resolve("film.mp4"), SIZE);
        uploader.always(
                Answer.json("{\"data\":{\"id\":\"video-1\",\"endpoint\":\"%s\"}}".formatted(server.endpoint())));
    }

    @AfterEach
    void close() {
        client.close();
        uploader.close();
        server.close();
    }

    @Test
    void cancelledInsideAChunk() {
        server.slowly();
        Disposable running = client.uploads().video(upload()).subscribe();
        await(() -> server.stored() > 3 * MIB);
        running.dispose();
        await(() -> file.timesOpen() == 0);
        Part part = server.parts().get(0);
        await(() -> isQuiet(part));
        assertThat(part.arrived()).as("sending has stopped").isLessThan(SIZE);
        goesOn();
    }

    @Test
    void killedWithItsProcess() throws Exception {
        server.slowly();
        Path output = directory.resolve("output");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        uploader.url(),
                        file.path().toString(),
                        states().toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            await(() -> server.stored() > 20 * MIB || !other.isAlive());
            assertThat(other.isAlive()).as(Files.readString(output)).isTrue();
        } finally {
            other.destroyForcibly();
        }
        assertThat(other.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(server.stored()).isLessThan(SIZE);
        goesOn();
    }

    /** Uploads a file through an uploader, with its states in a directory. */
    static final class OtherProcess {

        private OtherProcess() {}

        public static void main(String[] arguments) {
            try (KinescopeClient client = client(arguments[0])) {
                client.uploads()
                        .video(upload(Path.of(arguments[1]), Path.of(arguments[2])))
                        .block();
            }
        }
    }

    @Test
    void theSameFileTwiceAtOnce() {
        server.slowly();
        client.uploads()
                .upload(upload())
                .takeUntil(event -> server.stored() > 3 * MIB)
                .blockLast(PATIENCE);
        server.quickly();
        Mono<?> one = client.uploads().video(upload());
        Mono<?> other = client.uploads().video(upload());
        StepVerifier.create(Flux.merge(one, other))
                .expectNextCount(2)
                .expectComplete()
                .verify(PATIENCE);
        assertThat(server.hash()).isEqualTo(file.hash());
        assertThat(uploader.requests()).hasSize(1);
        assertThat(states()).isEmptyDirectory();
    }

    @Test
    void theFileIsDeletedMeanwhile() {
        server.slowly();
        TusClient tus = new TusClient(client.api()).chunkSize(MIB);
        StepVerifier.create(tus.upload(server.endpoint(), file.path()))
                .expectNext(0L, (long) MIB)
                .then(() -> assertThat(file.path().toFile().delete()).isTrue())
                .thenConsumeWhile(acknowledged -> acknowledged < SIZE)
                .expectErrorSatisfies(error ->
                        assertThat(error).isInstanceOf(SourceException.class).hasMessageContaining("there is no file"))
                .verify(PATIENCE);
    }

    private void goesOn() {
        server.quickly();
        StepVerifier.create(client.uploads().video(upload()))
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
        assertThat(server.hash()).isEqualTo(file.hash());
        assertThat(server.parts()).allSatisfy(part -> assertThat(part.resent()).isLessThanOrEqualTo(16L * MIB));
        assertThat(uploader.requests()).as("one video, not two").hasSize(1);
        assertThat(states()).isEmptyDirectory();
        assertThat(file.timesOpen()).isZero();
    }

    private boolean isQuiet(Part part) {
        long before = part.arrived();
        Mono.delay(Duration.ofMillis(200)).block();
        return part.arrived() == before;
    }

    private Upload upload() {
        return upload(file.path(), states());
    }

    private Path states() {
        return directory.resolve("states");
    }

    private static Upload upload(Path file, Path states) {
        return Upload.of(file).parentId("p1").singleUpTo(0).chunkSize(16 * MIB).store(TusStore.directory(states));
    }

    private static void await(BooleanSupplier condition) {
        Flux.interval(Duration.ofMillis(5))
                .onBackpressureDrop()
                .publishOn(Schedulers.boundedElastic(), 1)
                .filter(tick -> condition.getAsBoolean())
                .blockFirst(PATIENCE);
    }

    private static KinescopeClient client(String uploader) {
        return KinescopeClient.builder()
                .token("e51e55a1-7615-493e-9055-10ac9cc44ccd")
                .uploaderUrl(uploader)
                .uploadRateLimiter(RateLimiter.unlimited())
                .retry(RetryPolicy.standard()
                        .firstBackoff(Duration.ofMillis(10))
                        .maxBackoff(Duration.ofMillis(100)))
                .build();
    }
}
