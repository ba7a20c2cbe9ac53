package io.kinescope.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.CallListener;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.error.ClosedException;
import io.kinescope.client.error.RateLimitedException;
import io.kinescope.client.error.WaitTooLongException;
import io.kinescope.client.ratelimit.Priority;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.ratelimit.TokenBucket;
import io.kinescope.client.videos.Video;
import io.kinescope.test.LocalKinescope;
import io.kinescope.test.RecordedRequest;
import io.kinescope.test.ScriptedAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;
import reactor.test.StepVerifier;

/** The client as the properties and the beans of an application make it. */
class KinescopeAutoConfigurationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String OTHER_TOKEN = "11111111-2222-3333-4444-555555555555";
    private static final LocalKinescope SERVER =
            LocalKinescope.builder().videos(250).unlimited().start();

    private final ApplicationContextRunner bare =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(KinescopeAutoConfiguration.class));
    private final ApplicationContextRunner application = bare.withPropertyValues(
            "kinescope.token=" + SERVER.token(),
            "kinescope.base-url=" + SERVER.url(),
            "kinescope.uploader-url=" + SERVER.url());

    @BeforeEach
    void clear() {
        SERVER.clearRequests();
        SERVER.clearScript();
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void theTokenIsEnough() {
        bare.withPropertyValues("kinescope.token=" + SERVER.token()).run(context -> {
            assertThat(context).hasSingleBean(KinescopeClient.class).hasSingleBean(KinescopeProperties.class);
            KinescopeConnectionDetails connection = context.getBean(KinescopeConnectionDetails.class);
            assertThat(connection.getBaseUrl()).isEqualTo("https://api.kinescope.io");
            assertThat(connection.getUploaderUrl()).isEqualTo("https://uploader.kinescope.io");
            assertThat(connection.getToken().block()).isEqualTo(SERVER.token());
            assertThat(context.getBean(RateLimiter.class))
                    .isInstanceOf(TokenBucket.class)
                    .hasToString(TokenBucket.create().toString());
        });
    }

    @Test
    void theDefaultsAreThoseOfTheBuilder() {
        bare.withPropertyValues("kinescope.token=" + SERVER.token()).run(context -> {
            KinescopeProperties properties = context.getBean(KinescopeProperties.class);
            assertThat(properties.retry()).isEqualTo(KinescopeProperties.Retry.UNSET);
            assertThat(properties.maxWait()).isNull();
            assertThat(properties.pageSize()).isEqualTo(100);
            assertThat(properties.maxResponseSize().toBytes()).isEqualTo(16 * 1024 * 1024);
            assertThat(properties.responseTimeout()).hasSeconds(30);
            assertThat(properties.connectTimeout()).hasSeconds(10);
        });
    }

    @Test
    void theClientIsClosedWithTheContext() {
        KinescopeClient[] client = new KinescopeClient[1];
        application.run(context -> {
            client[0] = context.getBean(KinescopeClient.class);
            assertThat(firstVideo(client[0])).isNotNull();
        });
        StepVerifier.create(client[0].videos().list().next())
                .expectError(ClosedException.class)
                .verify(PATIENCE);
    }

    @Test
    void propertiesReachTheRequests() {
        application
                .withPropertyValues("kinescope.page-size=7", "kinescope.user-agent=shop/2.1")
                .run(context -> firstVideo(context.getBean(KinescopeClient.class)));
        RecordedRequest request = SERVER.requests().get(0);
        assertThat(request.query()).containsEntry("per_page", List.of("7"));
        assertThat(request.header("User-Agent"))
                .startsWith("kinescope-reactive/")
                .endsWith(" shop/2.1");
    }

    @Test
    void limitsAreThoseOfTheProperties() {
        application
                .withPropertyValues(
                        "kinescope.limiter.per-second=3",
                        "kinescope.limiter.per-minute=4",
                        "kinescope.limiter.reserve=0.5",
                        "kinescope.limiter.background-share=0",
                        "kinescope.limiter.max-waiting=1",
                        "kinescope.limiter.spacing=1ms",
                        "kinescope.limiter.transit=2s",
                        "kinescope.limiter.adaptive=false",
                        "kinescope.max-wait=0s")
                .run(context -> {
                    RateLimiter limiter = context.getBean(RateLimiter.class);
                    assertThat(limiter).hasToString("TokenBucket[3 per PT1S, 4 per PT1M]");
                    KinescopeClient client = context.getBean(KinescopeClient.class);
                    StepVerifier.create(client.videos().list().readAhead(1).take(250))
                            .thenConsumeWhile(video -> true)
                            .expectComplete()
                            .verify(PATIENCE);
                    StepVerifier.create(client.videos().list().pages())
                            .thenConsumeWhile(page -> true)
                            .expectError(WaitTooLongException.class)
                            .verify(PATIENCE);
                    assertThat(limiter.state().expectedWait(Priority.INTERACTIVE))
                            .isPositive();
                });
    }

    @Test
    void theLimiterCanBeSwitchedOff() {
        application
                .withPropertyValues("kinescope.limiter.enabled=false")
                .run(context -> assertThat(context.getBean(RateLimiter.class)).isSameAs(RateLimiter.unlimited()));
    }

    @Test
    void retriesAreThoseOfTheProperties() {
        SERVER.script("GET /v1/videos", ScriptedAnswer.error(429, 429429, "too many requests"));
        application.withPropertyValues("kinescope.retry.policy=none").run(context -> StepVerifier.create(
                        context.getBean(KinescopeClient.class).videos().list().next())
                .expectError(RateLimitedException.class)
                .verify(PATIENCE));
        assertThat(SERVER.requestCount()).isOne();
    }

    @Test
    void retryPropertiesChangeThePolicy() {
        KinescopeProperties.Retry retry = new KinescopeProperties.Retry(
                KinescopeProperties.Retry.Policy.PATIENT,
                3,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4));
        assertThat(PropertyValues.policy(retry))
                .isEqualTo(new RetryPolicy(
                        3, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(4)));
        assertThat(PropertyValues.policy(KinescopeProperties.Retry.UNSET)).isEqualTo(RetryPolicy.standard());
    }

    @Test
    void aRefusedValueNamesItsProperty() {
        application.withPropertyValues("kinescope.limiter.reserve=2").run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, refused -> {
                    assertThat(refused.getName()).isEqualTo("kinescope.limiter.reserve");
                    assertThat(refused.getReason()).contains("less than 1");
                }));
        application.withPropertyValues("kinescope.base-url=ftp://x").run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining("kinescope.base-url"));
    }

    @Test
    void insecureUrlsAreRefusedUnlessAllowed() {
        ApplicationContextRunner insecure = application.withPropertyValues("kinescope.base-url=http://kinescope.test");
        insecure.run(context -> assertThat(context).hasFailed());
        insecure.withPropertyValues("kinescope.allow-insecure-urls=true")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void customizersAreAppliedInOrderAfterTheProperties() {
        application
                .withPropertyValues("kinescope.user-agent=property/1")
                .withUserConfiguration(Customizers.class)
                .run(context -> firstVideo(context.getBean(KinescopeClient.class)));
        assertThat(SERVER.requests().get(0).header("User-Agent")).endsWith(" second/1");
    }

    @Test
    void listenersGetTheEventsOfCalls() {
        application.withUserConfiguration(Listener.class).run(context -> {
            firstVideo(context.getBean(KinescopeClient.class));
            assertThat(context.getBean(Listener.class).operations).containsExactly("GET /v1/videos");
        });
    }

    @Test
    void aClientOfTheApplicationWins() {
        bare.withBean(
                        KinescopeClient.class,
                        () -> KinescopeClient.builder().token(OTHER_TOKEN).build())
                .run(context -> assertThat(context)
                        .hasSingleBean(KinescopeClient.class)
                        .doesNotHaveBean(KinescopeConnectionDetails.class)
                        .doesNotHaveBean(RateLimiter.class));
    }

    @Test
    void aLimiterOfTheApplicationWins() {
        TokenBucket own = TokenBucket.builder().limit(1, Duration.ofHours(1)).build();
        application
                .withBean("own", RateLimiter.class, () -> own)
                .withPropertyValues("kinescope.max-wait=0s")
                .run(context -> {
                    assertThat(context.getBean(RateLimiter.class)).isSameAs(own);
                    firstVideo(context.getBean(KinescopeClient.class));
                    assertThat(own.state().granted()).isOne();
                });
    }

    @Test
    void connectionDetailsStandOverTheProperties() {
        bare.withPropertyValues("kinescope.token=" + OTHER_TOKEN)
                .withBean(KinescopeConnectionDetails.class, Details::new)
                .run(context -> assertThat(firstVideo(context.getBean(KinescopeClient.class)))
                        .isNotNull());
    }

    @Test
    void aTokenSupplierStandsOverTheProperty() {
        application
                .withPropertyValues("kinescope.token=" + OTHER_TOKEN)
                .withBean(KinescopeTokenSupplier.class, () -> () -> Mono.just(SERVER.token()))
                .run(context -> assertThat(firstVideo(context.getBean(KinescopeClient.class)))
                        .isNotNull());
    }

    @Test
    void requestsRunOnTheEventLoopsOfTheApplication() {
        application.withUserConfiguration(Resources.class, Listener.class).run(context -> {
            firstVideo(context.getBean(KinescopeClient.class));
            assertThat(context.getBean(Listener.class).threads).hasSize(1).allMatch(name -> name.startsWith("shared-"));
        });
    }

    @Test
    void worksWithoutSpringWebAndWithoutAWebServer() {
        application
                .withClassLoader(new FilteredClassLoader("org.springframework.http", "org.springframework.web"))
                .run(context -> assertThat(firstVideo(context.getBean(KinescopeClient.class)))
                        .isNotNull());
    }

    @Test
    void propertiesDoNotShowTheToken() {
        application.run(
                context -> assertThat(context.getBean(KinescopeProperties.class).toString())
                        .doesNotContain(SERVER.token()));
    }

    private static Video firstVideo(KinescopeClient client) {
        return client.videos().list().next().block(PATIENCE);
    }

    @Configuration(proxyBeanMethods = false)
    static class Customizers {

        @Bean
        @Order(2)
        KinescopeClientCustomizer second() {
            return builder -> builder.userAgent("second/1");
        }

        @Bean
        @Order(1)
        KinescopeClientCustomizer first() {
            return builder -> builder.userAgent("first/1");
        }
    }

    static class Listener implements CallListener.Factory {

        private final Queue<String> operations = new ConcurrentLinkedQueue<>();
        private final Queue<String> threads = new ConcurrentLinkedQueue<>();

        @Override
        public CallListener create(String operation, reactor.util.context.ContextView context) {
            operations.add(operation);
            return new CallListener() {
                @Override
                public void answered(int status, String requestId, Duration took) {
                    threads.add(Thread.currentThread().getName());
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Resources {

        @Bean
        ReactorResourceFactory reactorResourceFactory() {
            ReactorResourceFactory resources = new ReactorResourceFactory();
            resources.setUseGlobalResources(false);
            resources.setLoopResourcesSupplier(() -> LoopResources.create("shared", 1, true));
            resources.setShutdownQuietPeriod(Duration.ZERO);
            return resources;
        }
    }

    static final class Details implements KinescopeConnectionDetails {

        @Override
        public String getBaseUrl() {
            return SERVER.url();
        }

        @Override
        public String getUploaderUrl() {
            return SERVER.url();
        }

        @Override
        public Mono<String> getToken() {
            return Mono.just(SERVER.token());
        }
    }
}
