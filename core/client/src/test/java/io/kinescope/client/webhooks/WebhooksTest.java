package io.kinescope.client.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange;
import io.kinescope.client.api.Request;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
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
    void registersByChangingTheWebhookOfTheSameEndpoint() {
        RecordingExchange exchange = RecordingExchange.of(WebhooksTest::answer);
        StepVerifier.create(webhooks(exchange)
                        .register(WebhookCreate.of("new name", "https://e/2", WebhookEvent.LIVE_CREATED)
                                .login("")
                                .password("2222")))
                .assertNext(webhook -> assertThat(webhook.id()).isEqualTo("w2"))
                .verifyComplete();
        assertThat(exchange.requests()).hasSize(2);
        exchange.assertSent("PUT /v1/webhooks/w2", """
                        {"name":"new name","endpoint":"https://e/2","events":["live.created"],"login":"",
                         "password":"2222"}""");
    }

    @Test
    void registersByCreatingIfNoWebhookHasTheEndpoint() {
        RecordingExchange exchange = RecordingExchange.of(WebhooksTest::answer);
        StepVerifier.create(
                        webhooks(exchange).register(WebhookCreate.of("n", "https://e/3", WebhookEvent.LIVE_CREATED)))
                .assertNext(webhook -> assertThat(webhook.id()).isEqualTo("w2"))
                .verifyComplete();
        assertThat(exchange.requests()).hasSize(2);
        exchange.assertSent("POST /v1/webhooks", """
                        {"name":"n","endpoint":"https://e/3","events":["live.created"]}""");
    }

    private static Mono<RecordingExchange.Answer> answer(Request request) {
        return Mono.just(RecordingExchange.Answer.ok(
                request.method() == Request.Method.GET ? """
                        {"data":[{"id":"w1","endpoint":null},{"id":"w2","endpoint":"https://e/2"}]}""" : "{\"data\":{\"id\":\"w2\"}}"));
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
