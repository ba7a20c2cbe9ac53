package io.kinescope.client.players;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class PlayersTest {

    @Test
    void lists() {
        RecordingExchange exchange = RecordingExchange.answeringWith("players/list");
        StepVerifier.create(players(exchange).list())
                .expectNextCount(1)
                .assertNext(player -> {
                    assertThat(player.isDefault()).isTrue();
                    assertThat(player.default_()).isNull();
                    assertThat(player.settings()).isEmpty();
                    assertThat(player.ads()).isEmpty();
                    assertThat(player.logo()).isNull();
                })
                .verifyComplete();
        exchange.assertSent("GET /v1/players?page=1&per_page=10");
    }

    @Test
    void gets() {
        RecordingExchange exchange = RecordingExchange.answeringWith("players/get");
        StepVerifier.create(players(exchange).get("p1"))
                .assertNext(player -> {
                    assertThat(player.default_()).isFalse();
                    assertThat(player.source()).isEqualTo(PlayerSource.API);
                    assertThat(player.deletable()).isTrue();
                    assertThat(player.settings()).containsEntry("muted", true);
                    assertThat(player.ads()).hasSize(1);
                    assertThat(player.logo())
                            .isEqualTo(new Player.Logo(
                                    "https://static.example/logo.png", "top-left", "https://example.org", 0.5));
                })
                .verifyComplete();
        exchange.assertSent("GET /v1/players/p1");
    }

    @Test
    void creates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("players/get");
        StepVerifier.create(players(exchange)
                        .create(PlayerCreate.of("my player 1")
                                .settings(Map.of("muted", true))
                                .ads(List.of(Map.of("url", "u")))))
                .expectNextCount(1)
                .verifyComplete();
        exchange.assertSent("POST /v1/players", """
                        {"name":"my player 1","settings":{"muted":true},"ads":[{"url":"u"}]}""");
    }

    @Test
    void updates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("players/get");
        StepVerifier.create(players(exchange)
                        .update(
                                "p1",
                                PlayerUpdate.of(Map.of()).name("my player 1.1").ads(List.of())))
                .expectNextCount(1)
                .verifyComplete();
        exchange.assertSent("PUT /v1/players/p1", "{\"settings\":{},\"name\":\"my player 1.1\",\"ads\":[]}");
    }

    @Test
    void deletes() {
        RecordingExchange exchange = RecordingExchange.answeringWith("players/delete");
        StepVerifier.create(players(exchange).delete("p1")).verifyComplete();
        exchange.assertSent("DELETE /v1/players/p1");
    }

    @Test
    void deletesLogo() {
        RecordingExchange exchange = RecordingExchange.answering("");
        StepVerifier.create(players(exchange).deleteLogo("p1")).verifyComplete();
        exchange.assertSent("DELETE /v1/players/p1/logo");
    }

    private static Players players(RecordingExchange exchange) {
        return new Players(exchange.strict());
    }
}
