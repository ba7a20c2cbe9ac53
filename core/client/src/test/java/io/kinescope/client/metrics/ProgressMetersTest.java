package io.kinescope.client.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.ProgressListener;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.content.Content;
import io.kinescope.client.listing.Shift;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.testing.Answer;
import io.kinescope.client.testing.RandomFile;
import io.kinescope.client.testing.Received;
import io.kinescope.client.testing.ScriptedServer;
import io.kinescope.client.testing.TusServer;
import io.kinescope.client.testing.TusServer.Mishap;
import io.kinescope.client.uploads.Upload;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressMetersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int SIZE = 1_000_000;

    @TempDir
    private Path directory;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ScriptedServer server = ScriptedServer.start();
    private final KinescopeClient client = KinescopeClient.builder()
            .token("e51e55a1-7615-493e-9055-10ac9cc44ccd")
            .baseUrl(server.url())
            .uploaderUrl(server.url())
            .rateLimiter(RateLimiter.unlimited())
            .uploadRateLimiter(RateLimiter.unlimited())
            .retry(RetryPolicy.standard().firstBackoff(Duration.ofMillis(1)))
            .progressListener(new FailingListener())
            .progressListener(ProgressMeters.of(registry))
            .build();

    /** The videos of the workspace, the oldest first. */
    private final List<Integer> videos =
            IntStream.range(0, 250).boxed().collect(Collectors.toCollection(ArrayList::new));

    /** A listener that fails does not harm those after it. */
    private static final class FailingListener implements ProgressListener {

        @Override
        public void pageRead(String operation, int items) {
            throw new IllegalStateException("the listener failed");
        }

        @Override
        public void listingShifted(String operation, Shift shift) {
            throw new IllegalStateException("the listener failed");
        }

        @Override
        public void chunkUploaded(String operation, long bytes) {
            throw new IllegalStateException("the listener failed");
        }
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void countsPagesAndItems() {
        server.always(this::page);
        assertThat(client.videos().list().readAhead(2).count().block(PATIENCE)).isEqualTo(250);
        assertThat(count("listing.pages", "GET /v1/videos")).isEqualTo(3);
        assertThat(count("listing.items", "GET /v1/videos")).isEqualTo(250);
        assertThat(registry.find("kinescope.client.listing.shifts").counter()).isNull();
    }

    @Test
    void countsTheShiftsOfAListingThatIsReadOnce() {
        server.always(request -> {
            Answer page = page(request);
            if (server.requests().size() == 1) {
                // Items that were read are deleted, so that the others move to the front.
                videos.subList(10, 15).clear();
            }
            return page;
        });
        List<Shift> shifts = new ArrayList<>();
        assertThat(client.videos()
                        .list()
                        .eachOnce()
                        .onShift(shifts::add)
                        .count()
                        .block(PATIENCE))
                .isEqualTo(250);
        assertThat(shifts).containsExactly(new Shift(100, 95));
        assertThat(count("listing.shifts", "GET /v1/videos")).isEqualTo(1);
        assertThat(count("listing.pages", "GET /v1/videos"))
                .isEqualTo(server.requests().size());
    }

    @Test
    void countsWhatTheServerHasOfAChunkThatBrokeOff() {
        RandomFile file = RandomFile.create(directory.resolve("film.mp4"), SIZE);
        try (TusServer tus = TusServer.start(SIZE).next(Mishap.NONE, Mishap.CUT)) {
            server.always(Answer.json("{\"data\":{\"id\":\"1\",\"endpoint\":\"%s\"}}".formatted(tus.endpoint())));
            client.uploads()
                    .video(Upload.of(file.path())
                            .parentId("p")
                            .title("Film")
                            .singleUpTo(0)
                            .chunkSize(400_000))
                    .block(PATIENCE);
            assertThat(tus.mishapsLeft()).isZero();
        }
        assertThat(count("upload.bytes", "PATCH {endpoint}")).isEqualTo(SIZE);
        assertThat(count("upload.chunks", "PATCH {endpoint}")).isBetween(3.0, 5.0);
        assertThat(registry.get("kinescope.client.upload.bytes")
                        .counter()
                        .getId()
                        .getBaseUnit())
                .isEqualTo("bytes");
    }

    @Test
    void countsSingleRequests() {
        RandomFile file = RandomFile.create(directory.resolve("film.mp4"), SIZE);
        server.always(Answer.json("{\"data\":{\"id\":\"1\"}}"));
        client.uploads()
                .video(Upload.of(file.path()).parentId("p").title("Film"))
                .block(PATIENCE);
        client.uploads().send(server.url() + "/link", Content.of(new byte[500])).block(PATIENCE);
        assertThat(count("upload.bytes", "POST /v2/video")).isEqualTo(SIZE);
        assertThat(count("upload.chunks", "POST /v2/video")).isEqualTo(1);
        assertThat(count("upload.bytes", "POST {endpoint}")).isEqualTo(500);
        assertThat(count("upload.chunks", "POST {endpoint}")).isEqualTo(1);
    }

    private double count(String name, String operation) {
        return registry.get("kinescope.client." + name)
                .tag("operation", operation)
                .counter()
                .count();
    }

    private Answer page(Received request) {
        QueryStringDecoder query = new QueryStringDecoder(request.uri());
        int page = Integer.parseInt(query.parameters().get("page").get(0));
        int perPage = Integer.parseInt(query.parameters().get("per_page").get(0));
        String data = videos.stream()
                .skip((page - 1L) * perPage)
                .limit(perPage)
                .map(number ->
                        "{\"id\":\"v%d\",\"created_at\":\"%s\"}".formatted(number, Instant.EPOCH.plusSeconds(number)))
                .collect(Collectors.joining(","));
        return Answer.json("{\"data\":[%s],\"meta\":{\"pagination\":{\"page\":%d,\"per_page\":%d,\"total\":%d}}}"
                .formatted(data, page, perPage, videos.size()));
    }
}
