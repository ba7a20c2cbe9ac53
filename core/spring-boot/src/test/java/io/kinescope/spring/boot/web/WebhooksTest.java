package io.kinescope.spring.boot.web;

import static io.kinescope.spring.boot.web.WebServer.PATIENCE;
import static io.kinescope.spring.boot.web.WebServer.basic;
import static io.kinescope.spring.boot.web.WebServer.client;
import static io.kinescope.spring.boot.web.WebServer.url;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.callback.HandledDeliveries;
import io.kinescope.client.callback.VideoStatusDelivery;
import io.kinescope.client.callback.WebhookDelivery;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.assertj.AssertableReactiveWebApplicationContext;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.Ordered;
import org.springframework.test.web.reactive.server.StatusAssertions;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;

/** The route for webhooks as an application has it, on a web server. */
@ExtendWith(OutputCaptureExtension.class)
class WebhooksTest {

    private static final String AUTHORIZATION = basic("kinescope", "s3cret");

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final ReactiveWebApplicationContextRunner runner =
            WebServer.runner().withPropertyValues("kinescope.webhooks.path=/hooks");
    private final ReactiveWebApplicationContextRunner application =
            runner.withPropertyValues("kinescope.webhooks.login=kinescope", "kinescope.webhooks.password=s3cret");

    private static String delivery(String video) {
        return "{\"event\": \"media.update.status\", \"data\": {\"id\": \"" + video + "\", \"status\": \"done\"}}";
    }

    private WebhookHandler noting(String name) {
        return delivery -> Mono.fromRunnable(() -> calls.add(name + " " + ((VideoStatusDelivery) delivery).videoId()));
    }

    private static StatusAssertions post(AssertableReactiveWebApplicationContext context, String body) {
        return client(context)
                .post()
                .uri("/hooks")
                .header("Authorization", AUTHORIZATION)
                .bodyValue(body)
                .exchange()
                .expectStatus();
    }

    @Test
    void allHandlersAreCalledInTheirOrderBeforeTheAnswer() {
        application
                .withBean("late", WebhookHandler.class, () -> new OrderedHandler(2, noting("late")))
                .withBean("early", WebhookHandler.class, () -> new OrderedHandler(1, noting("early")))
                .run(context -> {
                    post(context, delivery("a")).isOk();
                    assertThat(calls).containsExactly("early a", "late a");
                    post(context, delivery("a")).isOk();
                    assertThat(calls).as("a repeat").hasSize(2);
                });
    }

    @Test
    void aFailureIsAnsweredWith500AndItsRepeatIsHandled(CapturedOutput log) {
        AtomicLong attempts = new AtomicLong();
        application
                .withBean(
                        "failing",
                        WebhookHandler.class,
                        () -> new OrderedHandler(
                                1,
                                delivery -> Mono.defer(() -> attempts.incrementAndGet() == 1
                                        ? Mono.error(new IllegalStateException("the database is away"))
                                        : Mono.empty())))
                .withBean("second", WebhookHandler.class, () -> new OrderedHandler(2, noting("second")))
                .run(context -> {
                    post(context, delivery("a")).isEqualTo(500);
                    assertThat(calls).isEmpty();
                    assertThat(log).contains("A webhook delivery was not handled", "the database is away");
                    post(context, delivery("a")).isOk();
                    assertThat(calls).containsExactly("second a");
                });
    }

    static List<String> wrongCredentials() {
        return List.of("", "Bearer s3cret", "Basic !!", basic("kinescope", "wrong"), basic("other", "s3cret"));
    }

    @ParameterizedTest
    @MethodSource("wrongCredentials")
    void requestsWithoutTheCredentialsAreRefusedWithoutReadingThem(String authorization) {
        application.withBean(WebhookHandler.class, () -> noting("handler")).run(context -> {
            // The body never ends.
            HttpClient.ResponseReceiver<?> request = HttpClient.create()
                    .headers(headers -> {
                        if (!authorization.isEmpty()) {
                            headers.set("Authorization", authorization);
                        }
                    })
                    .post()
                    .uri(url(context) + "/hooks")
                    .send(Flux.<ByteBuf>never());
            var response = request.response().block(PATIENCE);
            assertThat(response.status().code()).isEqualTo(401);
            assertThat(response.responseHeaders().get("WWW-Authenticate")).startsWith("Basic ");
            assertThat(calls).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"{", "[]", "``", "{}", "{\"data\": {}}"})
    void garbageIsAnsweredWith400(String body) {
        application.withBean(WebhookHandler.class, () -> noting("handler")).run(context -> {
            post(context, body).isBadRequest();
            assertThat(calls).isEmpty();
        });
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWhileItIsRead() {
        application
                .withPropertyValues("kinescope.webhooks.max-body-size=1KB")
                .withBean(WebhookHandler.class, () -> noting("handler"))
                .run(context -> {
                    post(context, delivery("a").replace("done", "x".repeat(1024)))
                            .isEqualTo(413);
                    int status = HttpClient.create()
                            .headers(headers -> headers.set("Authorization", AUTHORIZATION))
                            .post()
                            .uri(url(context) + "/hooks")
                            // 2 KB, and the request does not end.
                            .send(Flux.range(0, 4)
                                    .map(part -> Unpooled.wrappedBuffer(new byte[512]))
                                    .concatWith(Mono.never()))
                            .response()
                            .block(PATIENCE)
                            .status()
                            .code();
                    assertThat(status).isEqualTo(413);
                    assertThat(calls).isEmpty();
                });
    }

    @Test
    void aFloodIsAnsweredWith503AndWhatIsBeingHandledGoesOn() {
        Sinks.Empty<Void> release = Sinks.empty();
        application
                .withPropertyValues("kinescope.webhooks.max-concurrency=3")
                .withBean(
                        WebhookHandler.class,
                        () -> delivery -> Mono.fromRunnable(() -> calls.add(delivery.toString()))
                                .then(release.asMono()))
                .run(context -> {
                    HttpClient http =
                            HttpClient.create().headers(headers -> headers.set("Authorization", AUTHORIZATION));
                    List<Integer> statuses = new CopyOnWriteArrayList<>();
                    Flux.range(0, 200)
                            .flatMap(
                                    number -> http.post()
                                            .uri(url(context) + "/hooks")
                                            .send(Mono.just(Unpooled.wrappedBuffer(
                                                    delivery("v" + number).getBytes(StandardCharsets.UTF_8))))
                                            .response()
                                            .map(response -> response.status().code()),
                                    50)
                            .doOnNext(status -> {
                                statuses.add(status);
                                if (statuses.size() == 197) {
                                    release.tryEmitEmpty();
                                }
                            })
                            .blockLast(PATIENCE);
                    assertThat(calls).hasSize(3);
                    assertThat(statuses.subList(0, 197)).containsOnly(503);
                    assertThat(statuses.subList(197, 200)).containsOnly(200);
                    post(context, delivery("later")).isOk();
                });
    }

    @Test
    void aRouteWithoutCredentialsStopsTheStart() {
        ReactiveWebApplicationContextRunner handled = runner.withBean(WebhookHandler.class, () -> noting("handler"));
        for (String property : List.of("other=x", "login=kinescope", "password=s3cret", "login=", "anyone=false")) {
            handled.withPropertyValues("kinescope.webhooks." + property)
                    .run(context -> assertThat(context.getStartupFailure())
                            .rootCause()
                            .hasMessageContaining("Property kinescope.webhooks.path with value '/hooks' is invalid")
                            .hasMessageContaining("Set kinescope.webhooks.login and kinescope.webhooks.password")
                            .hasMessageNotContaining("s3cret"));
        }
        handled.withPropertyValues("kinescope.webhooks.anyone=true")
                .run(context -> post(context, delivery("a")).isOk());
        assertThat(calls).containsExactly("handler a");
    }

    @ParameterizedTest
    @CsvSource({"anyone, true", "login, a:b", "path, hooks", "max-body-size, 0B", "max-concurrency, 0", "window, 0s"})
    void aValueThatIsRefusedStopsTheStart(String property, String value) {
        application
                .withBean(WebhookHandler.class, () -> noting("handler"))
                .withPropertyValues("kinescope.webhooks." + property + "=" + value)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("kinescope.webhooks." + property)
                        .hasMessageNotContaining("s3cret"));
    }

    @Test
    void aHandlerIsRequiredAndAPathSwitchesOn() {
        application.run(context -> assertThat(context.getStartupFailure())
                .rootCause()
                .hasMessageContaining("kinescope.webhooks.path")
                .hasMessageContaining(WebhookHandler.class.getName()));
        WebServer.runner().run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("kinescopeWebhooks"));
    }

    @Test
    void theMemoryOfTheApplicationReplacesTheWindow() {
        HandledDeliveries everything = new HandledDeliveries() {
            @Override
            public Mono<Boolean> isLast(String subject, String content) {
                return Mono.just(true);
            }

            @Override
            public Mono<Void> add(String subject, String content) {
                return Mono.empty();
            }
        };
        application
                .withBean(WebhookHandler.class, () -> noting("handler"))
                .withBean(HandledDeliveries.class, () -> everything)
                .run(context -> {
                    post(context, delivery("a")).isOk();
                    assertThat(calls).isEmpty();
                });
    }

    @Test
    void noPasswordIsInATextOfTheProperties() {
        assertThat(new WebhookProperties(
                                "/hooks",
                                "kinescope",
                                "s3cret",
                                false,
                                DataSize.ofKilobytes(1),
                                1,
                                null,
                                null,
                                null,
                                Duration.ofMinutes(1))
                        .toString())
                .contains("/hooks")
                .doesNotContain("s3cret");
        assertThat(new PlaybackProperties("/playback", "kinescope", "s3cret", false, Duration.ofSeconds(1)).toString())
                .contains("/playback")
                .doesNotContain("s3cret");
    }

    private record OrderedHandler(int order, WebhookHandler handler) implements WebhookHandler, Ordered {

        @Override
        public Mono<Void> handle(WebhookDelivery delivery) {
            return handler.handle(delivery);
        }

        @Override
        public int getOrder() {
            return order;
        }
    }
}
