package io.kinescope.client.tus;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.testing.Answer;
import io.kinescope.client.testing.RandomFile;
import io.kinescope.client.testing.Received;
import io.kinescope.client.testing.ScriptedServer;
import io.kinescope.client.testing.TusServer;
import io.kinescope.client.testing.TusServer.Mishap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

class ChecksumsTest {

    private static final int SIZE = 1_000_000;
    private static final Answer OFFER = Answer.empty(204)
            .header("Tus-Extension", "creation, checksum,termination")
            .header("Tus-Checksum-Algorithm", "md5,SHA1");

    @TempDir
    private Path directory;

    private final ScriptedServer server = ScriptedServer.start();
    private final KinescopeClient client = KinescopeClient.builder()
            .token("e51e55a1-7615-493e-9055-10ac9cc44ccd")
            .retry(RetryPolicy.standard().firstBackoff(Duration.ofMillis(10)))
            .build();
    private final TusClient tus = new TusClient(client.api()).chunkSize(600_000);
    private RandomFile file;

    @BeforeEach
    void create() {
        file = RandomFile.create(directory.resolve("a.mp4"), SIZE);
    }

    @AfterEach
    void nothingIsLeft() {
        client.close();
        server.close();
        assertThat(file.timesOpen()).isZero();
    }

    @Test
    void everyChunkHasTheChecksumOfItsBytes() throws Exception {
        server.enqueue(OFFER, offset(200, 100), offset(204, 600_100), offset(204, SIZE));
        upload(tus.checksums());
        assertThat(server.requests())
                .extracting(Received::line)
                .containsExactly("OPTIONS /f", "HEAD /f", "PATCH /f", "PATCH /f");
        byte[] all = Files.readAllBytes(file.path());
        assertThat(checksum(2)).isEqualTo(sha1(all, 100, 600_100));
        assertThat(checksum(3)).isEqualTo(sha1(all, 600_100, SIZE));
    }

    @Test
    void aRefusedChecksumIsSentAnewFromWhereTheServerIs() throws Exception {
        server.enqueue(
                OFFER, offset(200, 0), Answer.empty(460), offset(200, 500), offset(204, 600_500), offset(204, SIZE));
        upload(tus.checksums());
        assertThat(server.requests())
                .extracting(Received::line)
                .as("the question is asked once")
                .containsExactly("OPTIONS /f", "HEAD /f", "PATCH /f", "HEAD /f", "PATCH /f", "PATCH /f");
        assertThat(server.requests().get(4).header("Upload-Offset")).isEqualTo("500");
        assertThat(checksum(4)).isEqualTo(sha1(Files.readAllBytes(file.path()), 500, 600_500));
    }

    @Test
    void aServerThatIsDownIsAskedAgain() {
        server.enqueue(Answer.empty(503), OFFER, offset(200, 0), offset(204, 600_000), offset(204, SIZE));
        upload(tus.checksums());
        assertThat(checksum(3)).startsWith("sha1 ");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 404, 405})
    void whereNoneAreOfferedNoneAreSent(int status) {
        server.enqueue(
                Answer.empty(status).header("Tus-Extension", "checksum").header("Tus-Checksum-Algorithm", "crc32"),
                offset(200, 0),
                offset(204, 600_000),
                offset(204, SIZE));
        upload(tus.checksums());
        assertThat(server.requests()).hasSize(4).allSatisfy(request -> assertThat(request.header("Upload-Checksum"))
                .isNull());
    }

    @Test
    void nobodyIsAskedUnlessTheyAreWanted() {
        server.enqueue(offset(200, 0), offset(204, 600_000), offset(204, SIZE));
        upload(tus);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void cutsCostLittleThoughTheServerKeepsNothingOfAChunk() {
        long size = 200L * 1024 * 1024;
        RandomFile large = RandomFile.create(directory.resolve("large.mp4"), size);
        Mishap[] cuts = new Mishap[28];
        for (int i = 0; i < cuts.length; i++) {
            cuts[i] = i % 2 == 0 ? Mishap.NONE : Mishap.CUT;
        }
        try (TusServer verifying = TusServer.start(size).verifying().next(cuts)) {
            StepVerifier.create(new TusClient(client.api())
                            .checksums()
                            .upload(verifying.endpoint(), large.path())
                            .last())
                    .expectNext(size)
                    .expectComplete()
                    .verify(Duration.ofMinutes(2));
            assertThat(verifying.hash()).isEqualTo(large.hash());
            assertThat(verifying.mishapsLeft()).isZero();
            assertThat(verifying.parts().stream()
                            .mapToLong(TusServer.Part::resent)
                            .sum())
                    .as("of 200 MiB over 14 cuts")
                    .isLessThan(20L * 1024 * 1024);
        }
    }

    private void upload(TusClient tus) {
        StepVerifier.create(tus.upload(server.url() + "/f", file.path()).last())
                .expectNext((long) SIZE)
                .expectComplete()
                .verify(Duration.ofMinutes(1));
    }

    private String checksum(int request) {
        return server.requests().get(request).header("Upload-Checksum");
    }

    private static String sha1(byte[] all, int from, int to) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-1").digest(Arrays.copyOfRange(all, from, to));
        return "sha1 " + Base64.getEncoder().encodeToString(hash);
    }

    private static Answer offset(int status, long offset) {
        return Answer.empty(status).header("Upload-Offset", Long.toString(offset));
    }
}
