package io.kinescope.client.subtitles;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.Fixtures;
import io.kinescope.client.api.RecordingExchange;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class SubtitlesTest {

    private static final String VIDEO = "393b4536-7ef2-45e9-90f5-83bdeb5e0612";
    private static final String ID = "1390fb1e-56db-46e7-8695-7948d2c23bf8";

    @Test
    void lists() {
        RecordingExchange exchange = answering("subtitles/list");
        StepVerifier.create(subtitles(exchange).list(VIDEO))
                .assertNext(subtitle -> {
                    assertThat(subtitle.position()).isEqualTo(1);
                    assertThat(subtitle.active()).isTrue();
                    assertThat(subtitle.updatedAt()).isEqualTo(Instant.parse("2022-08-02T10:22:43.678690Z"));
                })
                .assertNext(subtitle -> {
                    assertThat(subtitle.position()).isNull();
                    assertThat(subtitle.data()).isEmpty();
                })
                .verifyComplete();
        assertThat(exchange.sent()).isEqualTo("GET /v1/videos/" + VIDEO + "/subtitles");
    }

    @Test
    void listsOneThatIsNoList() {
        RecordingExchange exchange = answering("subtitles/list-of-one");
        StepVerifier.create(subtitles(exchange).list(VIDEO))
                .assertNext(subtitle -> assertThat(subtitle.id()).isEqualTo(ID))
                .verifyComplete();
        assertThat(exchange.sent()).isEqualTo("GET /v1/videos/" + VIDEO + "/subtitles");
    }

    @Test
    void gets() {
        RecordingExchange exchange = answering("subtitles/get");
        StepVerifier.create(subtitles(exchange).get(VIDEO, ID))
                .assertNext(subtitle -> {
                    assertThat(subtitle.id()).isEqualTo(ID);
                    assertThat(subtitle.videoId()).isEqualTo(VIDEO);
                    assertThat(subtitle.fileName()).endsWith(".vtt");
                })
                .verifyComplete();
        assertThat(exchange.sent()).isEqualTo("GET /v1/videos/" + VIDEO + "/subtitles/" + ID);
    }

    @Test
    void updates() {
        RecordingExchange exchange = answering("subtitles/update");
        StepVerifier.create(subtitles(exchange)
                        .update(VIDEO, ID, SubtitleUpdate.of().language("ru").description("desc")))
                .assertNext(subtitle -> assertThat(subtitle.description()).isEqualTo("desc"))
                .verifyComplete();
        assertThat(exchange.sent())
                .isEqualTo("PATCH /v1/videos/" + VIDEO + "/subtitles/" + ID
                        + " {\"language\":\"ru\",\"description\":\"desc\"}");
    }

    @Test
    void copies() {
        RecordingExchange exchange = answering("subtitles/copy");
        StepVerifier.create(subtitles(exchange).copy(VIDEO, ID))
                .assertNext(subtitle -> assertThat(subtitle.fileName()).isNull())
                .verifyComplete();
        assertThat(exchange.sent()).isEqualTo("POST /v1/videos/" + VIDEO + "/subtitles/" + ID + "/copy");
    }

    @Test
    void reorders() {
        RecordingExchange exchange = answering("subtitles/reorder");
        StepVerifier.create(subtitles(exchange).reorder(VIDEO, List.of("b", "a")))
                .verifyComplete();
        assertThat(exchange.sent()).isEqualTo("PATCH /v1/videos/" + VIDEO + "/subtitles/reorder [\"b\",\"a\"]");
    }

    @Test
    void deletes() {
        RecordingExchange exchange = answering("subtitles/delete");
        StepVerifier.create(subtitles(exchange).delete(VIDEO, ID)).verifyComplete();
        assertThat(exchange.sent()).isEqualTo("DELETE /v1/videos/" + VIDEO + "/subtitles/" + ID);
    }

    private static RecordingExchange answering(String fixture) {
        return RecordingExchange.answering(Fixtures.answer(fixture));
    }

    private static Subtitles subtitles(RecordingExchange exchange) {
        return new Subtitles(exchange.strict());
    }
}
