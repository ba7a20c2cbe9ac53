package io.kinescope.spring.boot.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.ratelimit.TokenBucket;
import io.kinescope.client.redis.RedisRateLimiter;
import io.kinescope.spring.boot.KinescopeAutoConfiguration;
import io.kinescope.spring.boot.KinescopeTokenSupplier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Standalone;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.core.publisher.Mono;

/** The limiter on Redis as the properties make it; nothing connects before the first call. */
class KinescopeRedisTest {

    private static final int PATIENCE = 10_000;
    private static final String TOKEN = "e51e55a1-7615-493e-9055-10ac9cc44ccd";

    private final ApplicationContextRunner bare = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(KinescopeAutoConfiguration.class, KinescopeRedisAutoConfiguration.class));
    private final ApplicationContextRunner application = bare.withPropertyValues("kinescope.token=" + TOKEN);
    private final ApplicationContextRunner withSpringData =
            application.withConfiguration(AutoConfigurations.of(DataRedisAutoConfiguration.class));
    private final ApplicationContextRunner shared =
            application.withPropertyValues("kinescope.redis.url=redis://user:secret@localhost:1");

    @Test
    void theUrlIsEnough() {
        shared.run(context -> {
            assertThat(context).hasSingleBean(KinescopeClient.class).hasSingleBean(RedisRateLimiter.class);
            assertThat(context.getBean(RateLimiter.class)).isInstanceOf(RedisRateLimiter.class);
            assertThat(context.getBean("kinescopeUploadRateLimiter")).isInstanceOf(TokenBucket.class);
        });
    }

    @Test
    void limitsAreThoseOfTheProperties() {
        shared.withPropertyValues(
                        "kinescope.limiter.per-second=3",
                        "kinescope.limiter.per-minute=4",
                        "kinescope.limiter.max-waiting=1",
                        "kinescope.redis.local-share=2")
                .run(context -> assertThat(context.getBean(RateLimiter.class).toString())
                        .contains("count=3", "count=4"));
    }

    @Test
    void withoutAUrlTheLimiterIsOfThisJvm() {
        application.run(
                context -> assertThat(context.getBean(RateLimiter.class)).isInstanceOf(TokenBucket.class));
    }

    @Test
    void worksWithoutTheArtifact() {
        shared.withClassLoader(new FilteredClassLoader("io.kinescope.client.redis", "io.lettuce"))
                .run(context -> assertThat(context.getBean(RateLimiter.class)).isInstanceOf(TokenBucket.class));
    }

    @Test
    void aLimiterOfTheApplicationWins() {
        shared.withBean("own", RateLimiter.class, RateLimiter::unlimited)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(RedisRateLimiter.class));
    }

    @Test
    void noLimitMeansNoRedis() {
        shared.withPropertyValues("kinescope.limiter.enabled=false")
                .run(context -> assertThat(context.getBean(RateLimiter.class)).isSameAs(RateLimiter.unlimited()));
    }

    /** The connection that the first call opened ends with the context; the server never replies. */
    @Test
    void theLimiterIsClosedWithTheContext() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(PATIENCE);
            List<Socket> connections = new ArrayList<>();
            application
                    .withPropertyValues("kinescope.redis.url=redis://127.0.0.1:" + server.getLocalPort())
                    .run(context -> {
                        context.getBean(RateLimiter.class).limit(Mono.empty()).subscribe(nothing -> {}, failure -> {});
                        connections.add(server.accept());
                    });
            try (Socket connection = connections.get(0)) {
                connection.setSoTimeout(PATIENCE);
                assertThat(connection.getInputStream().readAllBytes()).isNotEmpty();
            }
        }
    }

    @Test
    void aTokenOfAnotherSourceNeedsAKey() {
        ApplicationContextRunner supplied = bare.withBean(KinescopeTokenSupplier.class, () -> () -> Mono.just(TOKEN))
                .withPropertyValues("kinescope.redis.url=redis://localhost:1");
        supplied.run(
                context -> assertThat(context).getFailure().rootCause().hasMessageContaining("kinescope.redis.key"));
        supplied.withPropertyValues("kinescope.redis.key=shop")
                .run(context -> assertThat(context).hasSingleBean(RedisRateLimiter.class));
    }

    @Test
    void aMalformedUrlIsRefusedWithoutItsPassword() {
        application
                .withPropertyValues("kinescope.redis.url=http://user:secret@localhost")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("kinescope.redis.url")
                        .hasMessageNotContaining("secret"));
    }

    /** As {@code spring.data.redis} names it; the server never replies. */
    @Test
    void theServerOfTheApplicationIsEnough() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(PATIENCE);
            withSpringData
                    .withPropertyValues(
                            "kinescope.redis.enabled=true",
                            "spring.data.redis.host=127.0.0.1",
                            "spring.data.redis.port=" + server.getLocalPort())
                    .run(context -> {
                        assertThat(context.getBean(RateLimiter.class)).isInstanceOf(RedisRateLimiter.class);
                        context.getBean(RateLimiter.class).limit(Mono.empty()).subscribe(nothing -> {}, failure -> {});
                        server.accept().close();
                    });
        }
    }

    @Test
    void ourUrlWinsOverTheServerOfTheApplication() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(PATIENCE);
            withSpringData
                    .withPropertyValues(
                            "kinescope.redis.url=redis://127.0.0.1:" + server.getLocalPort(),
                            "spring.data.redis.port=1")
                    .run(context -> {
                        context.getBean(RateLimiter.class).limit(Mono.empty()).subscribe(nothing -> {}, failure -> {});
                        server.accept().close();
                    });
        }
    }

    @Test
    void theServerOfTheApplicationIsNotUsedUnasked() {
        withSpringData.run(
                context -> assertThat(context.getBean(RateLimiter.class)).isInstanceOf(TokenBucket.class));
        shared.withPropertyValues("kinescope.redis.enabled=false")
                .run(context -> assertThat(context.getBean(RateLimiter.class)).isInstanceOf(TokenBucket.class));
    }

    @Test
    void worksWithoutSpringData() {
        ApplicationContextRunner without = application.withClassLoader(
                new FilteredClassLoader("org.springframework.boot.data.redis", "org.springframework.data.redis"));
        without.withPropertyValues("kinescope.redis.url=redis://localhost:1")
                .run(context -> assertThat(context.getBean(RateLimiter.class)).isInstanceOf(RedisRateLimiter.class));
        without.withPropertyValues("kinescope.redis.enabled=true")
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("kinescope.redis.enabled"));
    }

    @Test
    void theUrlHasWhatTheConnectionDetailsSay() {
        assertThat(new DataRedisServer(details("us er", "p@ss/word", Standalone.of("redis.example", 6380, 2))).url())
                .isEqualTo("redis://us%20er:p%40ss%2Fword@redis.example:6380/2");
        assertThat(new DataRedisServer(details(null, "secret", Standalone.of("localhost", 6379))).url())
                .isEqualTo("redis://:secret@localhost:6379/0");
        assertThat(new DataRedisServer(details(null, "secret", Standalone.of("localhost", 6379))).toString())
                .doesNotContain("secret");
        assertThatThrownBy(() -> new DataRedisServer(details(null, "secret", null)).url())
                .hasMessageContaining("kinescope.redis.enabled")
                .hasMessageNotContaining("secret");
    }

    private static DataRedisConnectionDetails details(
            @Nullable String username, String password, @Nullable Standalone server) {
        return new DataRedisConnectionDetails() {
            @Override
            public @Nullable String getUsername() {
                return username;
            }

            @Override
            public String getPassword() {
                return password;
            }

            @Override
            public @Nullable Standalone getStandalone() {
                return server;
            }
        };
    }

    @Test
    void propertiesShowNoSecret() {
        shared.withPropertyValues("kinescope.redis.key=" + TOKEN).run(context -> assertThat(
                        context.getBean(KinescopeRedisProperties.class).toString())
                .doesNotContain("secret", TOKEN));
    }
}
