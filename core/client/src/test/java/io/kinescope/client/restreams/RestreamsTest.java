package io.kinescope.client.restreams;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class RestreamsTest {

    @Test
    void lists() {
        RecordingExchange exchange = RecordingExchange.answeringWith("restreams/list");
        StepVerifier.create(restreams(exchange).list("e1"))
                .assertNext(restream -> {
                    assertThat(restream.key()).isEqualTo("stream key");
                })
                .verifyComplete();
        exchange.assertSent("GET /v2/live/events/e1/restreams?page=1&per_page=10");
    }

    @Test
    void gets() {
        RecordingExchange exchange = RecordingExchange.answeringWith("restreams/get");
        StepVerifier.create(restreams(exchange).get("e1", "r1"))
                .assertNext(restream -> {
                    assertThat(restream.eventId()).isEqualTo("a5659f1e-bb40-442f-a74b-c1eac915442c");
                    assertThat(restream.url()).isEqualTo("rtmp://rtmp.kinescope.io/live");
                    assertThat(restream.status()).isEqualTo(RestreamStatus.DISCONNECTED);
                    assertThat(restream.enabled()).isTrue();
                    assertThat(restream.updatedAt()).isEqualTo(Instant.parse("2022-11-15T12:51:28.175339Z"));
                    assertThat(restream.toString())
                            .contains("key=***", "enabled=true")
                            .doesNotContain("stream key");
                })
                .verifyComplete();
        exchange.assertSent("GET /v2/live/events/e1/restreams/r1");
    }

    @Test
    void creates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("restreams/create");
        StepVerifier.create(restreams(exchange)
                        .create(
                                "e1",
                                RestreamCreate.of("Restream name", "rtmp://rtmp.kinescope.io/live", "stream key")
                                        .description("Description")
                                        .enabled(true)))
                .assertNext(restream -> {
                    assertThat(restream.updatedAt()).isNull();
                })
                .verifyComplete();
        exchange.assertSent("POST /v2/live/events/e1/restreams", """
                        {"name":"Restream name","url":"rtmp://rtmp.kinescope.io/live","key":"stream key",
                         "description":"Description","enabled":true}""");
    }

    @Test
    void updates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("restreams/update");
        StepVerifier.create(restreams(exchange)
                        .update(
                                "e1",
                                "r1",
                                RestreamUpdate.of()
                                        .name("Restream name 1")
                                        .url("rtmp://a")
                                        .key("k")
                                        .description("d")
                                        .enabled(false)))
                .assertNext(restream -> {
                    assertThat(restream.name()).isEqualTo("Restream name 1");
                })
                .verifyComplete();
        exchange.assertSent("PUT /v2/live/events/e1/restreams/r1", """
                        {"name":"Restream name 1","url":"rtmp://a","key":"k","description":"d","enabled":false}""");
    }

    @Test
    void deletes() {
        RecordingExchange exchange = RecordingExchange.answering("");
        StepVerifier.create(restreams(exchange).delete("e1", "r1")).verifyComplete();
        exchange.assertSent("DELETE /v2/live/events/e1/restreams/r1");
    }

    private static Restreams restreams(RecordingExchange exchange) {
        return new Restreams(exchange.strict());
    }
}
