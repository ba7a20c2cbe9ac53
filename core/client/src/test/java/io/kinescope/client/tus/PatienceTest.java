package io.kinescope.client.tus;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.Api;
import io.kinescope.client.api.ApiSettings;
import io.kinescope.client.api.RecordingExchange;
import io.kinescope.client.api.RecordingExchange.Answer;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.file.FileSnapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Outages and locks that last for minutes, under the default policy. */
class PatienceTest {

    private static final Duration OUTAGE = Duration.ofMinutes(5);

    @ParameterizedTest
    @ValueSource(ints = {423, 503, 429})
    void outagesOfMinutesAreRiddenOut(int status) {
        StepVerifier.withVirtualTime(() -> transfer(status, OUTAGE))
                .thenAwait(OUTAGE.multipliedBy(2))
                .expectNext(100L)
                .verifyComplete();
    }

    @ParameterizedTest
    @ValueSource(ints = {423, 503})
    void anOutageWithoutAnEndIsReported(int status) {
        StepVerifier.withVirtualTime(() -> transfer(status, Duration.ofDays(7)))
                .thenAwait(Duration.ofDays(1))
                .verifyErrorSatisfies(
                        error -> assertThat(((ApiException) error).status()).isEqualTo(status));
    }

    private static Flux<Long> transfer(int status, Duration outage) {
        long start = Schedulers.parallel().now(TimeUnit.MILLISECONDS);
        RecordingExchange exchange = RecordingExchange.of(request -> Mono.fromSupplier(() -> {
            long elapsed = Schedulers.parallel().now(TimeUnit.MILLISECONDS) - start;
            return elapsed < outage.toMillis()
                    ? Answer.of(status, "")
                    : new Answer(200, Map.of("Upload-Offset", "100"), "");
        }));
        FileSnapshot file = new FileSnapshot(Path.of("a.mp4"), 100, Instant.EPOCH);
        return new Transfer(
                        new Api(exchange, ApiSettings.standard()),
                        "https://example.org/f",
                        file,
                        new ChunkSize(100, 100, false),
                        false)
                .run();
    }
}
