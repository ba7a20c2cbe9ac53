package io.kinescope.client.subtitles;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange;
import io.kinescope.client.content.Content;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class SubtitlesTest {

    private static final String VIDEO = "393b4536-7ef2-45e9-90f5-83bdeb5e0612";
    private static final String ID = "1390fb1e-56db-46e7-8695-7948d2c23bf8";

    @Test
    void lists() {
        RecordingExchange exchange = RecordingExchange.answeringWith("subtitles/list");
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
        exchange.assertSent("GET /v1/videos/" + VIDEO + "/subtitles?page=1&per_page=10");
    }

    @Test
    void listsOneThatIsNoList() {
        RecordingExchange exchange = RecordingExchange.answeringWith("subtitles/list-of-one");
        StepVerifier.create(subtitles(exchange).list(VIDEO))
                .assertNext(subtitle -> assertThat(subtitle.id()).isEqualTo(ID))
                .verifyComplete();
        exchange.assertSent("GET /v1/videos/" + VIDEO + "/subtitles?page=1&per_page=10");
    }

    @Test
    void gets() {
        RecordingExchange exchange = RecordingExchange.answeringWith("subtitles/get");
        StepVerifier.create(subtitles(exchange).get(VIDEO, ID))
                .assertNext(subtitle -> {
                    assertThat(subtitle.id()).isEqualTo(ID);
                    assertThat(subtitle.videoId()).isEqualTo(VIDEO);
                    assertThat(subtitle.fileName()).endsWith(".vtt");
                })
                .verifyComplete();
        exchange.assertSent("GET /v1/videos/" + VIDEO + "/subtitles/" + ID);
    }

    @Test
    void uploads() {
        RecordingExchange exchange = RecordingExchange.answeringWith("subtitles/get");
        Content file = Content.of(new byte[] {1});
        StepVerifier.create(subtitles(exchange).upload(VIDEO, "ru", "desc", "a.vtt", file))
                .assertNext(subtitle -> assertThat(subtitle.id()).isEqualTo(ID))
                .verifyComplete();
        assertThat(exchange.sent())
                .startsWith("POST /v1/videos/" + VIDEO + "/subtitles 385 bytes of multipart/form-data");
    }

    @Test
    void updates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("subtitles/update");
        StepVerifier.create(subtitles(exchange)
                        .update(VIDEO, ID, SubtitleUpdate.of().language("ru").description("desc")))
                .assertNext(subtitle -> assertThat(subtitle.description()).isEqualTo("desc"))
                .verifyComplete();
        exchange.assertSent(
                "PATCH /v1/videos/" + VIDEO + "/subtitles/" + ID, "{\"language\":\"ru\",\"description\":\"desc\"}");
    }

    @Test
    void copies() {
        RecordingExchange exchange = RecordingExchange.answeringWith("subtitles/copy");
        StepVerifier.create(subtitles(exchange).copy(VIDEO, ID))
                .assertNext(subtitle -> assertThat(subtitle.fileName()).isNull())
                .verifyComplete();
        exchange.assertSent("POST /v1/videos/" + VIDEO + "/subtitles/" + ID + "/copy");
    }

    @Test
    void reorders() {
        RecordingExchange exchange = RecordingExchange.answeringWith("subtitles/reorder");
        StepVerifier.create(subtitles(exchange).reorder(VIDEO, List.of("b", "a")))
                .verifyComplete();
        exchange.assertSent("PATCH /v1/videos/" + VIDEO + "/subtitles/reorder", "[\"b\",\"a\"]");
    }

    @Test
    void deletes() {
        RecordingExchange exchange = RecordingExchange.answeringWith("subtitles/delete");
        StepVerifier.create(subtitles(exchange).delete(VIDEO, ID)).verifyComplete();
        exchange.assertSent("DELETE /v1/videos/" + VIDEO + "/subtitles/" + ID);
    }

    private static Subtitles subtitles(RecordingExchange exchange) {
        return new Subtitles(exchange.strict());
    }
}
