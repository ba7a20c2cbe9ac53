package io.kinescope.spring.boot.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.CallListener;
import io.kinescope.client.observation.CallObservationConvention;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.spring.boot.KinescopeAutoConfiguration;
import io.kinescope.test.LocalKinescope;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Metrics, traces and the log in an application with Micrometer and in one without. */
@ExtendWith(OutputCaptureExtension.class)
class KinescopeObservationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final LocalKinescope SERVER =
            LocalKinescope.builder().videos(3).unlimited().start();

    private final ApplicationContextRunner bare = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    KinescopeAutoConfiguration.class,
                    KinescopeLogAutoConfiguration.class,
                    KinescopeMetricsAutoConfiguration.class,
                    KinescopeObservationAutoConfiguration.class))
            .withPropertyValues(
                    "kinescope.token=" + SERVER.token(),
                    "kinescope.base-url=" + SERVER.url(),
                    "kinescope.uploader-url=" + SERVER.url());
    private final ApplicationContextRunner measured = bare.withBean(SimpleMeterRegistry.class)
            .withConfiguration(AutoConfigurations.of(
                    MetricsAutoConfiguration.class,
                    CompositeMeterRegistryAutoConfiguration.class,
                    ObservationAutoConfiguration.class));

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void callsAndLimitersAreMeasured() {
        measured.run(context -> {
            call(context.getBean(KinescopeClient.class));
            MeterRegistry meters = context.getBean(MeterRegistry.class);
            assertThat(meters.get("kinescope.client.permit.wait").timer().count())
                    .isEqualTo(1);
            for (String limiter : List.of("api", "uploader")) {
                assertThat(meters.get("kinescope.client.limiter.granted")
                                .tag("limiter", limiter)
                                .functionCounter()
                                .count())
                        .isEqualTo(limiter.equals("api") ? 1 : 0);
            }
            assertThat(meters.get("kinescope.client.listing.items").counter().count())
                    .isEqualTo(3);
            assertThat(meters.get("kinescope.client.requests")
                            .tags("operation", "GET /v1/videos", "status", "200", "outcome", "SUCCESS")
                            .timer()
                            .count())
                    .isEqualTo(1);
        });
    }

    @Test
    void theConventionOfTheApplicationWins() {
        measured.withUserConfiguration(Convention.class).run(context -> {
            call(context.getBean(KinescopeClient.class));
            assertThat(context.getBean(MeterRegistry.class)
                            .get("shop.kinescope")
                            .timer()
                            .count())
                    .isEqualTo(1);
        });
    }

    @Test
    void worksWithoutMicrometer() {
        bare.withClassLoader(new FilteredClassLoader("io.micrometer")).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBeanNamesForType(CallListener.Factory.class)).containsExactly("kinescopeCallLog");
            call(context.getBean(KinescopeClient.class));
        });
    }

    @Test
    void worksWithoutARegistry() {
        bare.run(context -> assertThat(context.getBeanNamesForType(CallListener.Factory.class))
                .containsExactly("kinescopeCallLog"));
    }

    @Test
    void aClientOfTheApplicationComesWithoutLimiters() {
        measured.withBean(
                        KinescopeClient.class,
                        () -> KinescopeClient.builder().token(SERVER.token()).build())
                .run(context -> {
                    assertThat(context).hasNotFailed().doesNotHaveBean(RateLimiter.class);
                    assertThat(context.getBean(MeterRegistry.class)
                                    .find("kinescope.client.limiter.granted")
                                    .meters())
                            .isEmpty();
                });
    }

    @Test
    void theLogCanBeSwitchedOff() {
        bare.withPropertyValues("kinescope.log.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(CallListener.Factory.class));
    }

    @Test
    void aNegativeThresholdIsRefusedByTheNameOfItsProperty() {
        bare.withPropertyValues("kinescope.log.long-wait=-1s")
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("kinescope.log.long-wait"));
    }

    @Test
    void aLongWaitIsLoggedWithoutTheToken(CapturedOutput output) {
        bare.withPropertyValues("kinescope.log.long-wait=1ms", "kinescope.limiter.spacing=100ms")
                .run(context -> {
                    KinescopeClient client = context.getBean(KinescopeClient.class);
                    Mono.when(
                                    client.videos().list().next(),
                                    client.videos().list().next())
                            .block(PATIENCE);
                });
        assertThat(output).contains("GET /v1/videos waited PT").doesNotContain(SERVER.token());
    }

    private static void call(KinescopeClient client) {
        assertThat(client.videos().list().next().block(PATIENCE)).isNotNull();
    }

    @Configuration(proxyBeanMethods = false)
    static class Convention {

        @Bean
        CallObservationConvention convention() {
            return new CallObservationConvention() {
                @Override
                public String getName() {
                    return "shop.kinescope";
                }
            };
        }
    }
}
