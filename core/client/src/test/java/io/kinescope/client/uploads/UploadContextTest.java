package io.kinescope.client.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.ratelimit.TokenBucket;
import io.kinescope.client.testing.Answer;
import io.kinescope.client.testing.RandomFile;
import io.kinescope.client.testing.Received;
import io.kinescope.client.testing.ScriptedServer;
import io.kinescope.client.testing.Tenant;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An upload that waits for permits, resumes and reports its progress does so with the thread locals of its subscriber. */
class UploadContextTest {

    private static final int UPLOADS = 12;
    private static final int SIZE = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    private final Map<String, Integer> transfers = new ConcurrentHashMap<>();

    @Test
    void everyEventAndEveryTokenAreTheTenants() {
        Path file = RandomFile.create(directory.resolve("a.mp4"), SIZE).path();
        Mono<String> token = Mono.fromSupplier(() -> token(Tenant.get()));
        try (ScriptedServer server = ScriptedServer.start();
                Tenant.Propagation propagation = Tenant.propagated();
                KinescopeClient client = KinescopeClient.builder()
                        .token(token)
                        .baseUrl(server.url())
                        .uploaderUrl(server.url())
                        .uploadRateLimiter(TokenBucket.builder()
                                .limit(1, Duration.ofMillis(30))
                                .transit(Duration.ofMillis(1))
                                .build())
                        .retry(RetryPolicy.patient()
                                .firstBackoff(Duration.ofMillis(1))
                                .maxBackoff(Duration.ofMillis(2)))
                        .build()) {
            server.always(request -> answer(server.url(), request));
            List<String> foreign = Flux.range(0, UPLOADS)
                    .map(number -> "t" + number)
                    .flatMap(
                            own -> propagation.as(
                                    own,
                                    client.uploads()
                                            .upload(Upload.of(file)
                                                    .parentId("p1")
                                                    .title(own)
                                                    .singleUpTo(0))
                                            .map(event -> event.getClass().getSimpleName() + " of " + own + " as "
                                                    + Tenant.get())
                                            .collectList()),
                            UPLOADS)
                    .doOnNext(events -> assertThat(events)
                            .anyMatch(event -> event.startsWith("Started"))
                            .anyMatch(event -> event.startsWith("Progress"))
                            .anyMatch(event -> event.startsWith("Finished")))
                    .flatMapIterable(events -> events)
                    .filter(event -> !event.matches("\\w+ of (\\w+) as \\1"))
                    .collectList()
                    .block(PATIENCE);
            assertThat(foreign).isEmpty();
            assertThat(transfers).hasSize(UPLOADS).allSatisfy((path, count) -> assertThat(count)
                    .isGreaterThan(1));
            assertThat(server.requests())
                    .filteredOn(request -> request.line().equals("POST /v2/init"))
                    .hasSize(UPLOADS)
                    .allSatisfy(request -> assertThat(new String(request.bytes(), StandardCharsets.UTF_8))
                            .contains("\"t" + number(request.header("authorization")) + "\""));
        }
    }

    /** The first transfer of each upload breaks, so that it resumes; the last answer is late, so that progress is sampled. */
    private Answer answer(String url, Received request) {
        if (request.line().equals("POST /v2/init")) {
            String body = new String(request.bytes(), StandardCharsets.UTF_8);
            String title = body.replaceFirst(".*\"title\":\"(\\w+)\".*", "$1");
            return Answer.json("{\"data\":{\"id\":\"%s\",\"endpoint\":\"%s/%s\"}}".formatted(title, url, title));
        }
        if (request.method().equals("HEAD")) {
            return Answer.empty(200).header("Upload-Offset", "0");
        }
        int transfer = transfers.merge(request.uri(), 1, Integer::sum);
        return transfer == 1
                ? Answer.close()
                : Answer.empty(204)
                        .header("Upload-Offset", Integer.toString(SIZE))
                        .delay(Duration.ofMillis(600));
    }

    private static long number(String authorization) {
        return Long.parseLong(authorization.substring(authorization.lastIndexOf('-') + 1));
    }

    private static String token(String tenant) {
        return "00000000-0000-0000-0000-%012d".formatted(Long.parseLong(tenant.replaceAll("\\D", "")));
    }
}
