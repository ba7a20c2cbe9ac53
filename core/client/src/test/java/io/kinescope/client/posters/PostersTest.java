package io.kinescope.client.posters;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class PostersTest {

    private static final String VIDEO = "3f1c2d4e-0000-4000-8000-000000000001";
    private static final String ID = "3f1c2d4e-0000-4000-8000-000000000013";

    @Test
    void lists() {
        RecordingExchange exchange = RecordingExchange.answeringWith("posters/list");
        StepVerifier.create(posters(exchange).list(VIDEO).map(Poster::active))
                .assertNext(active -> assertThat(active).isTrue())
                .assertNext(active -> assertThat(active).isFalse())
                .verifyComplete();
        exchange.assertSent("GET /v1/videos/" + VIDEO + "/posters?page=1&per_page=10");
    }

    @Test
    void gets() {
        RecordingExchange exchange = RecordingExchange.answeringWith("posters/get");
        StepVerifier.create(posters(exchange).get(VIDEO, ID))
                .assertNext(poster -> {
                    assertThat(poster.id()).isEqualTo(ID);
                    assertThat(poster.original()).contains("<nil>");
                    assertThat(poster.fromTime()).isEqualTo(2.3333);
                })
                .verifyComplete();
        exchange.assertSent("GET /v1/videos/" + VIDEO + "/posters/" + ID);
    }

    @Test
    void creates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("posters/create");
        StepVerifier.create(posters(exchange).create(VIDEO, Duration.ofNanos(2_333_300_000L)))
                .assertNext(poster -> assertThat(poster.fromTime()).isEqualTo(2.3333))
                .verifyComplete();
        exchange.assertSent("POST /v1/videos/" + VIDEO + "/posters", "{\"from_time\":2.3333}");
    }

    @Test
    void setsActive() {
        RecordingExchange exchange = RecordingExchange.answeringWith("posters/set-active");
        StepVerifier.create(posters(exchange).setActive(VIDEO, ID)).verifyComplete();
        exchange.assertSent("POST /v1/videos/" + VIDEO + "/posters/" + ID + "/active");
    }

    @Test
    void deletes() {
        RecordingExchange exchange = RecordingExchange.answeringWith("posters/delete");
        StepVerifier.create(posters(exchange).delete(VIDEO, ID)).verifyComplete();
        exchange.assertSent("DELETE /v1/videos/" + VIDEO + "/posters/" + ID);
    }

    private static Posters posters(RecordingExchange exchange) {
        return new Posters(exchange.strict());
    }
}
