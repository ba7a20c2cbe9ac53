package io.kinescope.client.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class AnnotationsTest {

    private static final String VIDEO = "db5ab859-473a-4d76-80fa-8d1d40437729";
    private static final String ID = "5ebd446f-e915-4d10-8423-8c57a315a8df";

    @Test
    void lists() {
        RecordingExchange exchange = RecordingExchange.answeringWith("annotations/list");
        StepVerifier.create(annotations(exchange).list(VIDEO))
                .assertNext(annotation -> {
                    assertThat(annotation.annotationType()).isEqualTo(new AnnotationType(""));
                    assertThat(annotation.posterUrl()).endsWith("sign=2");
                })
                .assertNext(annotation -> assertThat(annotation.posterUrl()).isNull())
                .verifyComplete();
        exchange.assertSent("GET /v1/videos/" + VIDEO + "/annotations?page=1&per_page=10");
    }

    @Test
    void gets() {
        RecordingExchange exchange = RecordingExchange.answeringWith("annotations/get");
        StepVerifier.create(annotations(exchange).get(VIDEO, ID))
                .assertNext(annotation -> {
                    assertThat(annotation.id()).isEqualTo(ID);
                    assertThat(annotation.mediaId()).isEqualTo(VIDEO);
                    assertThat(annotation.annotationType()).isEqualTo(AnnotationType.TEXT);
                    assertThat(annotation.endTime()).isEqualTo(6740);
                    assertThat(annotation.createdAt()).isEqualTo(Instant.parse("2024-02-27T10:04:30.259938Z"));
                })
                .verifyComplete();
        exchange.assertSent("GET /v1/videos/" + VIDEO + "/annotations/" + ID);
    }

    @Test
    void creates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("annotations/create");
        AnnotationCreate annotation = AnnotationCreate.of(
                        AnnotationType.VIDEO, Duration.ofSeconds(20), Duration.ofMillis(21_500))
                .title("new")
                .link("https://example.org")
                .videoId("v1")
                .annotationPosterId("p1");
        StepVerifier.create(annotations(exchange).create(VIDEO, annotation))
                .assertNext(created -> {
                    assertThat(created.annotationType()).isEqualTo(AnnotationType.VIDEO);
                    assertThat(created.startTime()).isEqualTo(20_000);
                })
                .verifyComplete();
        exchange.assertSent("POST /v1/videos/" + VIDEO + "/annotations", """
                        {"type":"video","start_time":20000,"end_time":21500,"title":"new",
                         "link":"https://example.org","video_id":"v1","annotation_poster_id":"p1"}""");
    }

    @Test
    void updates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("annotations/update");
        AnnotationUpdate update = AnnotationUpdate.of(Duration.ofSeconds(21))
                .start(Duration.ofSeconds(20))
                .title("new")
                .link("https://example.org")
                .videoId("v1")
                .annotationPosterId("p1");
        StepVerifier.create(annotations(exchange).update(VIDEO, ID, update))
                .assertNext(updated -> assertThat(updated.videoId()).isNotNull())
                .verifyComplete();
        exchange.assertSent("PUT /v1/videos/" + VIDEO + "/annotations/" + ID, """
                        {"end_time":21000,"start_time":20000,"title":"new","link":"https://example.org",
                         "video_id":"v1","annotation_poster_id":"p1"}""");
    }

    @Test
    void deletes() {
        RecordingExchange exchange = RecordingExchange.answeringWith("annotations/delete");
        StepVerifier.create(annotations(exchange).delete(VIDEO, ID)).verifyComplete();
        exchange.assertSent("DELETE /v1/videos/" + VIDEO + "/annotations/" + ID);
    }

    private static Annotations annotations(RecordingExchange exchange) {
        return new Annotations(exchange.strict());
    }
}
