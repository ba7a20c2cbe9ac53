package io.kinescope.spring.boot.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.spring.boot.KinescopeAutoConfiguration;
import io.kinescope.spring.boot.observation.KinescopeLogAutoConfiguration;
import io.kinescope.test.LocalKinescope;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import reactor.core.publisher.Mono;

/** The starter in an application on the Servlet API, such as one of Spring MVC. */
class ServletApplicationTest {

    private static final LocalKinescope SERVER =
            LocalKinescope.builder().videos(3).unlimited().start();

    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    KinescopeAutoConfiguration.class,
                    KinescopeLogAutoConfiguration.class,
                    KinescopePlaybackAutoConfiguration.class,
                    KinescopeProblemDetailsAutoConfiguration.class,
                    KinescopeWebhookRegistrationAutoConfiguration.class,
                    KinescopeWebhooksAutoConfiguration.class))
            .withBean(WebhookHandler.class, () -> delivery -> Mono.empty())
            .withPropertyValues(
                    "kinescope.token=" + SERVER.token(),
                    "kinescope.base-url=" + SERVER.url(),
                    "kinescope.web.problem-details=true",
                    "kinescope.playback.path=/playback",
                    "kinescope.webhooks.path=/hooks",
                    "kinescope.webhooks.login=kinescope",
                    "kinescope.webhooks.password=s3cret",
                    "kinescope.webhooks.register-url=https://shop.example.org/hooks");

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void theClientWorksAndTheRoutesAreAbsent() {
        runner.run(ServletApplicationTest::verify);
    }

    @Test
    void webFluxIsNotNeeded() {
        runner.withClassLoader(new FilteredClassLoader("org.springframework.web.reactive"))
                .run(ServletApplicationTest::verify);
    }

    private static void verify(AssertableWebApplicationContext context) {
        assertThat(context)
                .hasNotFailed()
                .hasSingleBean(WebhookRegistration.class)
                .doesNotHaveBean("kinescopeWebhooks")
                .doesNotHaveBean("kinescopePlayback")
                .doesNotHaveBean(ProblemDetailsHandler.class);
        assertThat(context.getBean(KinescopeClient.class)
                        .videos()
                        .list()
                        .count()
                        .block(Duration.ofSeconds(20)))
                .isEqualTo(3);
    }
}
