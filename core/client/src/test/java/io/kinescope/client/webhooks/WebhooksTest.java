package io.kinescope.client.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class WebhooksTest {

    @Test
    void lists() {
        RecordingExchange exchange = RecordingExchange.answeringWith("webhooks/list");
        StepVerifier.create(webhooks(exchange).list())
                .assertNext(webhook -> {
                    assertThat(webhook.name()).isEqualTo("webhook1");
                    assertThat(webhook.login()).isEqualTo("user");
                    assertThat(webhook.password()).isEqualTo("2222");
                    assertThat(webhook.events())
                            .containsExactly(WebhookEvent.MEDIA_UPDATE_STATUS, new WebhookEvent("live.unheard.of"));
                    assertThat(webhook.toString())
                            .contains("login=user", "password=***")
                            .doesNotContain("2222");
                })
                .assertNext(webhook -> {
                    assertThat(webhook.events()).isEmpty();
                    assertThat(webhook.toString()).contains("password=null");
                })
                .verifyComplete();
        exchange.assertSent("GET /v1/webhooks?page=1&per_page=10");
    }

    @Test
    void creates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("webhooks/get");
        StepVerifier.create(webhooks(exchange)
                        .create(WebhookCreate.of(
                                        "webhook1",
                                        "https://example.io/kinescope/webhook",
                                        WebhookEvent.MEDIA_UPDATE_STATUS)
                                .login("")
                                .password("")))
                .expectNextCount(1)
                .verifyComplete();
        exchange.assertSent("POST /v1/webhooks", """
                        {"name":"webhook1","endpoint":"https://example.io/kinescope/webhook",
                         "events":["media.update.status"],"login":"","password":""}""");
    }

    @Test
    void updates() {
        RecordingExchange exchange = RecordingExchange.answeringWith("webhooks/get");
        StepVerifier.create(webhooks(exchange)
                        .update(
                                "w1",
                                WebhookUpdate.of()
                                        .name("n")
                                        .endpoint("https://e")
                                        .login("123")
                                        .password("2222")
                                        .events(WebhookEvent.LIVE_CREATED, WebhookEvent.LIVE_CONNECTED)))
                .expectNextCount(1)
                .verifyComplete();
        exchange.assertSent("PUT /v1/webhooks/w1", """
                        {"name":"n","endpoint":"https://e","login":"123","password":"2222","events":["live.created",
                         "live.connected"]}""");
    }

    @Test
    void deletes() {
        RecordingExchange exchange = RecordingExchange.answering("");
        StepVerifier.create(webhooks(exchange).delete("w1")).verifyComplete();
        exchange.assertSent("DELETE /v1/webhooks/w1");
    }

    private static Webhooks webhooks(RecordingExchange exchange) {
        return new Webhooks(exchange.strict());
    }
}
