package io.kinescope.client.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class UploadProgressTest {

    private static final UploadEvent FINISHED =
            new UploadEvent.Finished(new UploadedVideo("1", null, null, null, null, null, null, null, null));

    @Test
    void tellsProgressFourTimesASecondAtMost() {
        StepVerifier.withVirtualTime(() -> UploadProgress.observe(progress -> sending(progress, 1000))
                        .collectList())
                .thenAwait(Duration.ofSeconds(1))
                .assertNext(events -> {
                    List<Long> done = events.stream()
                            .filter(UploadEvent.Progress.class::isInstance)
                            .map(event -> ((UploadEvent.Progress) event).done())
                            .toList();
                    assertThat(done)
                            .hasSizeBetween(4, 5)
                            .isSorted()
                            .doesNotHaveDuplicates()
                            .endsWith(1000L);
                    assertThat(events)
                            .startsWith(new UploadEvent.Started("1", 1000))
                            .endsWith(FINISHED);
                })
                .verifyComplete();
    }

    @Test
    void neverGoesBack() {
        StepVerifier.withVirtualTime(() -> UploadProgress.observe(progress -> {
                    progress.total(10);
                    progress.done(7);
                    return Mono.delay(Duration.ofMillis(300))
                            .doOnNext(tick -> progress.done(3))
                            .then(Mono.delay(Duration.ofMillis(300)))
                            .thenMany(Flux.just(new UploadEvent.Progress(10, 10), FINISHED));
                }))
                .thenAwait(Duration.ofSeconds(1))
                .expectNext(new UploadEvent.Progress(7, 10), new UploadEvent.Progress(10, 10), FINISHED)
                .verifyComplete();
    }

    @Test
    void failsOnce() {
        IllegalStateException broken = new IllegalStateException("broken");
        StepVerifier.create(UploadProgress.observe(progress -> Flux.error(broken)))
                .verifyErrorSatisfies(error -> assertThat(error).isSameAs(broken));
    }

    private static Flux<UploadEvent> sending(UploadProgress progress, int millis) {
        progress.total(millis);
        return Flux.interval(Duration.ofMillis(1))
                .take(millis)
                .doOnNext(tick -> progress.done(tick + 1))
                .thenMany(Flux.just(new UploadEvent.Progress(millis, millis), FINISHED))
                .startWith(new UploadEvent.Started("1", millis));
    }
}
