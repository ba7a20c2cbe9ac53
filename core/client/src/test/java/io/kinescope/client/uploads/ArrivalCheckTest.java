package io.kinescope.client.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange;
import io.kinescope.client.api.RecordingExchange.Answer;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.error.ApiException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class ArrivalCheckTest {

    private int polls;

    @Test
    void waitsForAVideoThatIsNotKnownYetOrNotYetToldOfItsFile() {
        StepVerifier.withVirtualTime(() -> check(Answer.of(404, ""), status("uploading"), status("pre-processing"))
                        .find(true))
                .thenAwait(Duration.ofSeconds(3))
                .assertNext(video -> assertThat(video.id()).isEqualTo("1"))
                .verifyComplete();
        assertThat(polls).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"404, ''", "200, uploading", "200, pending"})
    void givesUpAfterTenSeconds(int code, String status) {
        StepVerifier.withVirtualTime(() -> check(code == 200 ? status(status) : Answer.of(code, ""))
                        .find(true))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(9_999))
                .thenAwait(Duration.ofMillis(1))
                .verifyComplete();
        assertThat(polls).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspended", "aborted", "error"})
    void believesAStatusThatCannotPass(String status) {
        StepVerifier.withVirtualTime(() -> check(status(status)).find(true))
                .thenAwait(Duration.ZERO)
                .verifyComplete();
        assertThat(polls).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void asksOnceForAVideoOfLongAgoAndWhereTheTokenMayNotSee(int status) {
        StepVerifier.withVirtualTime(() -> check(Answer.of(status, "")).find(status != 404))
                .thenAwait(Duration.ZERO)
                .verifyComplete();
        assertThat(polls).isEqualTo(1);
    }

    @Test
    void failsWhereNobodyCanTell() {
        StepVerifier.withVirtualTime(() -> check(Answer.of(503, "")).find(true))
                .thenAwait(Duration.ZERO)
                .verifyErrorSatisfies(
                        error -> assertThat(((ApiException) error).status()).isEqualTo(503));
    }

    private ArrivalCheck check(Answer... answers) {
        return new ArrivalCheck(
                RecordingExchange.of(request -> Mono.fromSupplier(() -> answers[Math.min(polls++, answers.length - 1)]))
                        .lenient(RetryPolicy.none()),
                "1");
    }

    private static Answer status(String status) {
        return Answer.ok("{\"data\":{\"id\":\"1\",\"status\":\"" + status + "\"}}");
    }
}
