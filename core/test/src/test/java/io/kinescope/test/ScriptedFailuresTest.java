package io.kinescope.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.ForbiddenException;
import io.kinescope.client.error.PayloadTooLargeException;
import io.kinescope.client.error.PaymentRequiredException;
import io.kinescope.client.error.TransportException;
import io.kinescope.client.error.ValidationException;
import io.kinescope.client.videos.VideoUpdate;
import io.kinescope.test.junit.KinescopeTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripted answers, as the client sees them. */
@Timeout(60)
@KinescopeTest(videos = 20, unlimited = true)
class ScriptedFailuresTest {

    private final LocalKinescope kinescope;
    private final KinescopeClient client;

    ScriptedFailuresTest(LocalKinescope kinescope, KinescopeClient client) {
        this.kinescope = kinescope;
        this.client = client;
    }

    @ParameterizedTest
    @CsvSource({"402", "403", "413", "500"})
    void statusesAreTheirExceptions(int status) {
        kinescope.script("PATCH /v1/videos/{video_id}", ScriptedAnswer.error(status, 402402, "no"));
        assertThatThrownBy(() -> client.videos()
                        .update(Caller.NOBODY, VideoUpdate.of().title("T"))
                        .block())
                .isInstanceOf(
                        switch (status) {
                            case 402 -> PaymentRequiredException.class;
                            case 403 -> ForbiddenException.class;
                            case 413 -> PayloadTooLargeException.class;
                            default -> ApiException.class;
                        })
                .hasMessageContaining(status + " (402402): no");
        assertThat(kinescope.requests()).singleElement().satisfies(request -> {
            assertThat(request.toString()).isEqualTo("PATCH /v1/videos/" + Caller.NOBODY + " " + status);
            assertThat(request.body()).isEqualTo("{\"title\":\"T\"}");
        });
    }

    @Test
    void invalidParametersAreNamed() {
        kinescope.script("POST /v1/tags", ScriptedAnswer.invalid(422, "tag", "required", "tag is required"));
        assertThatThrownBy(() -> client.tags().create("").block())
                .isInstanceOfSatisfying(ValidationException.class, invalid -> assertThat(invalid.invalidParams())
                        .singleElement()
                        .satisfies(param -> assertThat(param.name()).isEqualTo("tag")));
    }

    @Test
    void aReadSurvivesWhatPasses() {
        kinescope.script(
                "GET /v1/videos",
                ScriptedAnswer.reset(),
                ScriptedAnswer.regular().truncated(100),
                ScriptedAnswer.error(500, 500500, "internal server error"));
        assertThat(client.videos().list().collectList().block()).hasSize(20);
        assertThat(kinescope.requests()).extracting(RecordedRequest::status).containsExactly(null, 200, 500, 200);
    }

    @Test
    void aRefusalForRateIsWaitedFor() {
        kinescope.script(
                "GET /v1/tags",
                ScriptedAnswer.error(429, 429429, "too many requests").header("Retry-After", "1"));
        assertThat(client.tags().list().collectList().block()).isNotEmpty();
        assertThat(Duration.between(
                        kinescope.requests().get(0).time(),
                        kinescope.requests().get(1).time()))
                .isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    void aCreationIsNotRepeated() {
        kinescope.script("POST /v1/tags", ScriptedAnswer.resetAfterProcessing());
        assertThatThrownBy(() -> client.tags().create("T").block())
                .isInstanceOfSatisfying(TransportException.class, broken -> assertThat(broken.sent())
                        .isTrue());
        assertThat(client.tags().list().collectList().block())
                .anyMatch(tag -> tag.tag().equals("T"));
        assertThat(kinescope.requestCount()).isEqualTo(2);
    }

    @Test
    void usageAndInvoicesAreRead() {
        var invoice = client.billing().getInvoice("175").block();
        assertThat(invoice.values()).containsEntry("id", "175");
        assertThat(client.billing().exportInvoiceCsv("175").rows().blockFirst()).isNotNull();
    }
}
