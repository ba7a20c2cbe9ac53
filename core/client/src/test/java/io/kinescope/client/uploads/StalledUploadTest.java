package io.kinescope.client.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.content.Content;
import io.kinescope.client.error.TransportException;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.ratelimit.TokenBucket;
import io.kinescope.client.testing.Answer;
import io.kinescope.client.testing.RandomFile;
import io.kinescope.client.testing.ScriptedServer;
import io.netty.handler.timeout.WriteTimeoutException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Servers that do not read what they are sent. */
class StalledUploadTest {

    private static final Duration SILENCE = Duration.ofMillis(400);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    static Stream<Content> bodies() {
        byte[] large = new byte[30_000_000];
        return Stream.of(Content.of(large), Content.of(Flux.just(ByteBuffer.wrap(large)), large.length));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aServerThatReadsNothingIsGivenUp(Content body) throws IOException {
        try (StalledServer server = new StalledServer();
                KinescopeClient client = client(server.url())) {
            StepVerifier.create(client.uploads().send(server.url(), body))
                    .expectErrorSatisfies(StalledUploadTest::isStall)
                    .verify(PATIENCE);
        }
    }

    @Test
    void aServerThatReadsNothingOfAFileIsGivenUp() throws IOException {
        RandomFile file = RandomFile.create(directory.resolve("a.mp4"), 30_000_000);
        try (StalledServer server = new StalledServer();
                KinescopeClient client = client(server.url())) {
            StepVerifier.create(client.uploads().video(Upload.of(file.path()).parentId("p1")))
                    .expectErrorSatisfies(StalledUploadTest::isStall)
                    .verify(PATIENCE);
            Flux.interval(Duration.ofMillis(5))
                    .filter(tick -> file.timesOpen() == 0)
                    .blockFirst(PATIENCE);
        }
    }

    @Test
    void aSourceThatPausesIsNotGivenUp() {
        try (ScriptedServer server = ScriptedServer.start().always(Answer.empty(200));
                KinescopeClient client = client(server.url())) {
            Flux<ByteBuffer> slow =
                    Flux.just(1, 2).delayElements(SILENCE.multipliedBy(3)).map(i -> ByteBuffer.allocate(1));
            StepVerifier.create(client.uploads().send(server.url(), Content.of(slow, 2)))
                    .expectComplete()
                    .verify(PATIENCE);
        }
    }

    @Test
    void stalledUploadsHoldBackNoOtherCall() throws IOException {
        Disposable.Composite uploads = Disposables.composite();
        try (ScriptedServer api = ScriptedServer.start().always(Answer.json("{\"data\":{}}"));
                StalledServer uploader = new StalledServer();
                KinescopeClient client = KinescopeClient.builder()
                        .token("e51e55a1-7615-493e-9055-10ac9cc44ccd")
                        .baseUrl(api.url())
                        .uploaderUrl(uploader.url())
                        .rateLimiter(TokenBucket.builder()
                                .limit(10, Duration.ofHours(1))
                                .build())
                        .build()) {
            // More than a second's limit for the uploader, and than there are connections to a link's host.
            for (int i = 0; i < 12; i++) {
                uploads.add(stalled(client.uploads()
                        .video(Upload.of(bytes(30_000_000), 30_000_000, "t").parentId("p1"))));
            }
            for (int i = 0; i < 310; i++) {
                uploads.add(stalled(client.uploads().send(uploader.url(), Content.of(bytes(1000), 1000))));
            }
            Flux.interval(Duration.ofMillis(5))
                    .filter(tick -> uploader.connections() >= 300)
                    .blockFirst(PATIENCE);

            StepVerifier.create(Flux.range(0, 10)
                            .flatMap(i -> client.api().get("/v1/videos").raw(), 10))
                    .expectNextCount(10)
                    .expectComplete()
                    .verify(PATIENCE);
        } finally {
            uploads.dispose();
        }
    }

    private static Flux<ByteBuffer> bytes(int count) {
        return Flux.fromStream(() -> Stream.of(ByteBuffer.allocate(count)));
    }

    private static Disposable stalled(Mono<?> upload) {
        return upload.onErrorComplete().subscribe();
    }

    private static void isStall(Throwable error) {
        assertThat(error).isInstanceOf(TransportException.class);
        assertThat(((TransportException) error).sent()).isTrue();
        assertThat(error.getCause()).isInstanceOf(WriteTimeoutException.class);
    }

    private static KinescopeClient client(String url) {
        return KinescopeClient.builder()
                .token("e51e55a1-7615-493e-9055-10ac9cc44ccd")
                .baseUrl(url)
                .uploaderUrl(url)
                .uploadRateLimiter(RateLimiter.unlimited())
                .responseTimeout(SILENCE)
                .retry(RetryPolicy.none())
                .build();
    }
}
