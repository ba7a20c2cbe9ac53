package io.kinescope.client.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange;
import io.kinescope.client.api.RecordingExchange.Answer;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.error.NotFoundException;
import io.kinescope.client.error.NotReadyException;
import io.kinescope.client.videos.VideoStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class ReadinessPollingTest {

    private int polls;

    @Test
    void waitsUntilTheVideoIsDone() {
        StepVerifier.withVirtualTime(
                        () -> uploads(Answer.of(404, ""), status("uploading"), status("processing"), status("done"))
                                .awaitReady("1"))
                .thenAwait(Duration.ofMillis(4_700))
                .then(() -> assertThat(polls).isEqualTo(3))
                .thenAwait(Duration.ofMillis(100))
                .assertNext(video -> assertThat(video.status()).isEqualTo(VideoStatus.DONE))
                .verifyComplete();
        assertThat(polls).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "aborted"})
    void failsWithTheStatus(String status) {
        StepVerifier.withVirtualTime(
                        () -> uploads(status("processing"), status(status)).awaitReady("1"))
                .thenAwait(Duration.ofSeconds(1))
                .verifyErrorSatisfies(error -> {
                    assertThat(error)
                            .isInstanceOf(NotReadyException.class)
                            .hasMessage("the video is not ready: its status is " + status);
                    assertThat(((NotReadyException) error).status()).isEqualTo(status);
                });
    }

    @Test
    void waitsWhileTheVideoIsPaused() {
        StepVerifier.withVirtualTime(() -> uploads(status("suspended"), status("suspended"), status("done"))
                        .awaitReady("1"))
                .thenAwait(Duration.ofSeconds(3))
                .assertNext(video -> assertThat(video.status()).isEqualTo(VideoStatus.DONE))
                .verifyComplete();
        StepVerifier.withVirtualTime(() -> uploads(status("suspended")).awaitReady("1", Duration.ofMinutes(2)))
                .thenAwait(Duration.ofMinutes(2))
                .verifyErrorSatisfies(error ->
                        assertThat(((NotReadyException) error).status()).isEqualTo("suspended"));
    }

    @Test
    void givesUpInTime() {
        StepVerifier.withVirtualTime(() -> uploads(status("processing")).awaitReady("1", Duration.ofMinutes(10)))
                .thenAwait(Duration.ofMinutes(10).minusMillis(1))
                .then(() -> assertThat(polls)
                        .as("at most every half minute in the end")
                        .isBetween(20, 32))
                .thenAwait(Duration.ofMillis(1))
                .verifyErrorSatisfies(error ->
                        assertThat(error).isInstanceOf(NotReadyException.class).hasMessageContaining("processing"));
    }

    @Test
    void givesUpOnAVideoThatStaysUnknown() {
        StepVerifier.withVirtualTime(() -> uploads(Answer.of(404, "")).awaitReady("1"))
                .thenAwait(Duration.ofMinutes(1))
                .verifyError(NotFoundException.class);
        assertThat(polls).isEqualTo(6);
    }

    private Uploads uploads(Answer... answers) {
        return new Uploads(
                RecordingExchange.of(request -> Mono.fromSupplier(() -> answers[Math.min(polls++, answers.length - 1)]))
                        .lenient(RetryPolicy.none()));
    }

    private static Answer status(String status) {
        return Answer.ok("{\"data\":{\"id\":\"1\",\"status\":\"" + status + "\"}}");
    }
}
