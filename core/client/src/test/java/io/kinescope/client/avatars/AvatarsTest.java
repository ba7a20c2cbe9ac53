package io.kinescope.client.avatars;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange;
import io.kinescope.client.api.RecordingExchange.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class AvatarsTest {

    @Test
    void getsTheUsersPicture() {
        RecordingExchange exchange = RecordingExchange.of(
                request -> Mono.just(new Answer(200, Map.of("content-type", "image/png"), "picture")));
        StepVerifier.create(avatars(exchange).getForUser("a1"))
                .assertNext(response -> {
                    assertThat(response.head().header("Content-Type")).isEqualTo("image/png");
                    assertThat(response.body()).asString(StandardCharsets.UTF_8).isEqualTo("picture");
                })
                .verifyComplete();
        exchange.assertSent("GET /v1/user/avatar/a1");
    }

    @Test
    void getsTheWorkspacesPicture() {
        RecordingExchange exchange = RecordingExchange.of(
                request -> Mono.just(new Answer(200, Map.of("content-type", "image/png"), "picture")));
        StepVerifier.create(avatars(exchange).getForWorkspace("a1"))
                .assertNext(response -> {
                    assertThat(response.head().header("Content-Type")).isEqualTo("image/png");
                    assertThat(response.body()).asString(StandardCharsets.UTF_8).isEqualTo("picture");
                })
                .verifyComplete();
        exchange.assertSent("GET /v1/workspace/avatar/a1");
    }

    @Test
    void deletes() {
        RecordingExchange exchange = RecordingExchange.answeringWith("avatars/delete");
        StepVerifier.create(avatars(exchange).delete()).verifyComplete();
        exchange.assertSent("DELETE /v1/avatar");
    }

    private static Avatars avatars(RecordingExchange exchange) {
        return new Avatars(exchange.strict());
    }
}
