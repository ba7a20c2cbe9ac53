package io.kinescope.spring.boot.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.ratelimit.Permit;
import io.kinescope.client.ratelimit.Priority;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.ratelimit.TokenBucket;
import io.kinescope.spring.boot.KinescopeAutoConfiguration;
import io.kinescope.test.LocalKinescope;
import io.kinescope.test.ScriptedAnswer;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reactivestreams.Publisher;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** When the connection to Kinescope is reported as down, and how often it is asked. */
class KinescopeHealthTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final LocalKinescope SERVER =
            LocalKinescope.builder().videos(1).unlimited().start();

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    KinescopeAutoConfiguration.class,
                    KinescopeHealthAutoConfiguration.class,
                    KinescopeInfoAutoConfiguration.class,
                    HealthContributorRegistryAutoConfiguration.class,
                    HealthContributorAutoConfiguration.class))
            .withPropertyValues("kinescope.token=" + SERVER.token(), "kinescope.base-url=" + SERVER.url());

    private final TokenBucket limiter = TokenBucket.create();
    private final KinescopeClient client = KinescopeClient.builder()
            .token(SERVER.token())
            .baseUrl(SERVER.url())
            .rateLimiter(limiter)
            .retry(RetryPolicy.standard())
            .build();

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
    void isUpWithTheStateOfTheLimiter() {
        application.run(context -> {
            ReactiveHealthContributorRegistry registry = context.getBean(ReactiveHealthContributorRegistry.class);
            Health health = ((ReactiveHealthIndicator) registry.getContributor("kinescope"))
                    .health()
                    .block(PATIENCE);
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails()).containsEntry("waiting", 0).containsKey("inFlight");
        });
    }

    @Test
    void requestsOnceAMinute() {
        VirtualTimeScheduler clock = VirtualTimeScheduler.create();
        KinescopeHealthIndicator indicator = new KinescopeHealthIndicator(client, limiter, clock);
        Flux.fromStream(IntStream.range(0, 20).boxed())
                .flatMap(call -> indicator.health(), 20)
                .blockLast(PATIENCE);
        assertThat(SERVER.requestCount()).isOne();
        clock.advanceTimeBy(Duration.ofSeconds(59));
        indicator.health().block(PATIENCE);
        assertThat(SERVER.requestCount()).isOne();
        clock.advanceTimeBy(Duration.ofSeconds(1));
        indicator.health().block(PATIENCE);
        assertThat(SERVER.requestCount()).isEqualTo(2);
        assertThat(SERVER.requests().get(1).query()).containsKey("per_page");
    }

    @ParameterizedTest
    @CsvSource({
        "401, 401401, DOWN",
        "402, 402402, DOWN",
        "403, 403403, DOWN",
        "429, 429429, UP",
        "404, 404404, UNKNOWN",
        "500, 500500, UNKNOWN",
        "503, 503503, UNKNOWN"
    })
    void isDownForWhatSomebodyCanActOn(int status, int code, String expected) {
        SERVER.script("GET /v1/videos", ScriptedAnswer.error(status, code, "refused"));
        Health health = new KinescopeHealthIndicator(client, limiter).health().block(PATIENCE);
        assertThat(health.getStatus()).isEqualTo(new Status(expected));
        assertThat(health.getDetails().get("reason")).asString().contains("answered " + status);
        assertThat(health.getDetails()).containsKey("requestId");
        assertThat(health.toString()).doesNotContain(SERVER.token());
        assertThat(SERVER.requestCount()).isOne();
    }

    @Test
    void isDownWithoutAHost() {
        KinescopeClient nowhere = KinescopeClient.builder()
                .token(SERVER.token())
                .baseUrl("http://localhost:10")
                .build();
        Health health = new KinescopeHealthIndicator(nowhere, limiter).health().block(PATIENCE);
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void isDownIfTheHostDoesNotAnswer() {
        SERVER.script("GET /v1/videos", ScriptedAnswer.regular().delay(Duration.ofSeconds(15)));
        VirtualTimeScheduler clock = VirtualTimeScheduler.create();
        var health =
                new KinescopeHealthIndicator(client, limiter, clock).health().toFuture();
        clock.advanceTimeBy(Duration.ofSeconds(10));
        assertThat(health).succeedsWithin(PATIENCE).satisfies(down -> {
            assertThat(down.getStatus()).isEqualTo(Status.DOWN);
            assertThat(down.getDetails()).containsEntry("reason", "no answer within 10 s");
        });
    }

    @Test
    void aPauseIsADetail() {
        limiter.pause(Duration.ofMinutes(1)).block(PATIENCE);
        Health health = new KinescopeHealthIndicator(client, limiter).health().block(PATIENCE);
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).containsKeys("pausedUntil", "reason");
        assertThat(SERVER.requestCount()).isZero();
    }

    @Test
    void goesThroughTheLimiterInTheBackground() {
        Queue<Priority> priorities = new ConcurrentLinkedQueue<>();
        KinescopeClient limited = KinescopeClient.builder()
                .token(SERVER.token())
                .baseUrl(SERVER.url())
                .rateLimiter(new RecordingLimiter(priorities))
                .build();
        limited.videos().list().next().block(PATIENCE);
        new KinescopeHealthIndicator(limited, limiter).health().block(PATIENCE);
        assertThat(priorities).containsExactly(Priority.INTERACTIVE, Priority.BACKGROUND);
    }

    @Test
    void canBeSwitchedOff() {
        application
                .withPropertyValues(
                        "management.health.kinescope.enabled=false", "management.info.kinescope.enabled=false")
                .run(context -> assertThat(context)
                        .hasSingleBean(KinescopeClient.class)
                        .doesNotHaveBean("kinescopeHealthContributor")
                        .doesNotHaveBean("kinescopeInfoContributor"));
    }

    @Test
    void anIndicatorOfTheApplicationWins() {
        ReactiveHealthIndicator own = () -> Mono.just(Health.up().build());
        application
                .withBean("kinescopeHealthIndicator", ReactiveHealthIndicator.class, () -> own)
                .run(context -> assertThat(context).doesNotHaveBean("kinescopeHealthContributor"));
    }

    @Test
    void isAbsentWithoutActuator() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        KinescopeAutoConfiguration.class,
                        KinescopeHealthAutoConfiguration.class,
                        KinescopeInfoAutoConfiguration.class))
                .withPropertyValues("kinescope.token=" + SERVER.token())
                .withClassLoader(
                        new FilteredClassLoader("org.springframework.boot.actuate", "org.springframework.boot.health"))
                .run(context -> assertThat(context)
                        .hasSingleBean(KinescopeClient.class)
                        .doesNotHaveBean("kinescopeHealthContributor")
                        .doesNotHaveBean("kinescopeInfoContributor"));
    }

    @Test
    void infoHasTheHostAndTheLimitsAndNoSecret() {
        application.run(context -> {
            Info.Builder info = new Info.Builder();
            context.getBean(InfoContributor.class).contribute(info);
            assertThat(info.build().getDetails().get("kinescope"))
                    .asInstanceOf(InstanceOfAssertFactories.map(String.class, String.class))
                    .containsEntry("baseUrl", SERVER.url())
                    .containsEntry("limiter", "TokenBucket[10 per PT1S, 300 per PT1M]")
                    .containsKey("version");
            assertThat(info.build().toString()).doesNotContain(SERVER.token());
        });
    }

    private record RecordingLimiter(Queue<Priority> priorities) implements RateLimiter {

        @Override
        public <T> Flux<T> withPermit(Function<? super Permit, ? extends Publisher<T>> call) {
            return Flux.deferContextual(context -> {
                priorities.add(context.getOrDefault(Priority.class, Priority.INTERACTIVE));
                return RateLimiter.unlimited().withPermit(call);
            });
        }

        @Override
        public Mono<Void> pause(Duration duration) {
            return Mono.empty();
        }
    }
}
