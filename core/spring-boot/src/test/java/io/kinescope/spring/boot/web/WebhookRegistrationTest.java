package io.kinescope.spring.boot.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.webhooks.Webhook;
import io.kinescope.client.webhooks.WebhookCreate;
import io.kinescope.client.webhooks.WebhookEvent;
import io.kinescope.spring.boot.KinescopeAutoConfiguration;
import io.kinescope.test.LocalKinescope;
import io.kinescope.test.ScriptedAnswer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.util.retry.Retry;

/** The registration of the application's webhook at its start. */
@ExtendWith(OutputCaptureExtension.class)
class WebhookRegistrationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String URL = "https://shop.example.org/hooks";

    private final LocalKinescope server = LocalKinescope.builder().unlimited().start();
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    KinescopeAutoConfiguration.class, KinescopeWebhookRegistrationAutoConfiguration.class))
            .withPropertyValues(
                    "kinescope.token=" + server.token(),
                    "kinescope.base-url=" + server.url(),
                    "kinescope.retry.policy=none",
                    "kinescope.webhooks.login=kinescope",
                    "kinescope.webhooks.password=s3cret",
                    "spring.application.name=shop");
    private final ApplicationContextRunner registering =
            runner.withPropertyValues("kinescope.webhooks.register-url=" + URL);
    private final KinescopeClient client = KinescopeClient.builder()
            .token(server.token())
            .baseUrl(server.url())
            .build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void theWebhookIsRegisteredOnceHoweverOftenTheApplicationStarts() {
        for (String events : new String[] {"", "media.update.status"}) {
            registering
                    .withPropertyValues("kinescope.webhooks.register-events=" + events)
                    .run(context -> register(context.getBean(WebhookRegistration.class)));
        }
        assertThat(registered()).singleElement().satisfies(webhook -> {
            assertThat(webhook.name()).isEqualTo("shop");
            assertThat(webhook.events()).containsExactly(WebhookEvent.MEDIA_UPDATE_STATUS);
        });
        assertThat(server.requests())
                .filteredOn(request -> !request.method().equals("GET"))
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.body()).contains("\"login\":\"kinescope\"", "s3cret"));
    }

    @Test
    void theStartDoesNotWaitForKinescope(CapturedOutput output) {
        server.script("GET /v1/webhooks", ScriptedAnswer.empty(200).delay(Duration.ofMinutes(1)));
        registering.run(context -> {
            assertThat(context).hasNotFailed();
            context.publishEvent(ready(context.getSourceApplicationContext()));
        });
        assertThat(output).doesNotContain("ERROR", "s3cret");
    }

    @Test
    void theReadyApplicationRegisters() {
        CountDownLatch created = new CountDownLatch(1);
        try (LocalKinescope watched = LocalKinescope.builder()
                .token(server.token())
                .onRequest(request -> {
                    if (request.method().equals("POST")) {
                        created.countDown();
                    }
                })
                .start()) {
            registering
                    .withPropertyValues("kinescope.base-url=" + watched.url())
                    .run(context -> {
                        assertThat(watched.requestCount()).isZero();
                        context.publishEvent(ready(context.getSourceApplicationContext()));
                        assertThat(created.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                                .isTrue();
                    });
        }
    }

    @Test
    void anOutageIsRiddenOut(CapturedOutput output) {
        server.script("GET /v1/webhooks", ScriptedAnswer.error(503, 503, "down").times(2), ScriptedAnswer.reset());
        runner.run(context -> {
            WebhookRegistration registration = new WebhookRegistration(
                    context.getBean(KinescopeClient.class).webhooks(),
                    WebhookCreate.of("shop", URL, WebhookEvent.LIVE_FINISHED),
                    Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(1)));
            register(registration);
        });
        assertThat(registered()).hasSize(1);
        assertThat(output.toString().split("will be tried again", -1)).hasSize(4);
    }

    @Test
    void aRefusalIsLoggedAndNotRepeated(CapturedOutput output) {
        server.script(
                "GET /v1/webhooks", ScriptedAnswer.error(403, 403, "forbidden").times(5));
        registering.run(context -> register(context.getBean(WebhookRegistration.class)));
        assertThat(server.requests()).hasSize(1);
        assertThat(output).contains("The webhook was not registered").doesNotContain("s3cret", server.token());
    }

    @Test
    void nothingIsRegisteredWithoutAUrl() {
        runner.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(WebhookRegistration.class));
    }

    @Test
    void aUrlWithoutAHostIsRefusedByTheNameOfItsProperty() {
        runner.withPropertyValues("kinescope.webhooks.register-url=/hooks").run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("kinescope.webhooks.register-url"));
    }

    /** The webhooks of the application, beside those that LocalKinescope has from the start. */
    private List<Webhook> registered() {
        return client.webhooks()
                .list()
                .filter(webhook -> URL.equals(webhook.endpoint()))
                .collectList()
                .block(PATIENCE);
    }

    private static void register(WebhookRegistration registration) {
        registration.registered().block(PATIENCE);
    }

    private static ApplicationReadyEvent ready(ConfigurableApplicationContext context) {
        return new ApplicationReadyEvent(new SpringApplication(), new String[0], context, Duration.ZERO);
    }
}
