package io.kinescope.spring.boot.redis;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.redis.RedisRateLimiter;
import io.kinescope.spring.boot.KinescopeAutoConfiguration;
import io.kinescope.spring.boot.KinescopeProperties;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/**
 * Auto-configuration of the limiter of the API as a {@link RedisRateLimiter}, if {@code kinescope.redis.url} is set, or
 * {@code kinescope.redis.enabled} in an application with Spring Data Redis. The limiter of the uploader stays one of this JVM.
 */
@AutoConfiguration(
        before = KinescopeAutoConfiguration.class,
        afterName = "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration")
@ConditionalOnClass(RedisRateLimiter.class)
@Conditional(KinescopeRedisAutoConfiguration.Requested.class)
@ConditionalOnProperty(name = "kinescope.redis.enabled", matchIfMissing = true)
@ConditionalOnMissingBean({KinescopeClient.class, RateLimiter.class})
@EnableConfigurationProperties({KinescopeProperties.class, KinescopeRedisProperties.class})
public final class KinescopeRedisAutoConfiguration {

    KinescopeRedisAutoConfiguration() {}

    @Bean
    @ConditionalOnProperty(name = "kinescope.limiter.enabled", matchIfMissing = true)
    RedisRateLimiter kinescopeRateLimiter(
            KinescopeRedisProperties redis, KinescopeProperties properties, ObjectProvider<RedisServer> application) {
        KinescopeProperties.Limiter limits = properties.limiter();
        RedisRateLimiter.Builder builder = builder(redis, application.getIfAvailable())
                .key(key(redis, properties))
                .limit(limits.perSecond(), Duration.ofSeconds(1))
                .limit(limits.perMinute(), Duration.ofMinutes(1))
                .reserve(limits.reserve())
                .backgroundShare(limits.backgroundShare())
                .transit(limits.transit());
        if (limits.maxWaiting() != null) {
            builder.maxWaiting(limits.maxWaiting());
        }
        if (redis.localShare() != null) {
            builder.localShare(redis.localShare());
        }
        return builder.build();
    }

    private static RedisRateLimiter.Builder builder(KinescopeRedisProperties redis, @Nullable RedisServer application) {
        if (redis.url() != null) {
            return builder("kinescope.redis.url", redis.url());
        }
        if (application == null) {
            throw new InvalidConfigurationPropertyValueException(
                    "kinescope.redis.enabled",
                    true,
                    "The application has no Redis server of Spring Data; set kinescope.redis.url.");
        }
        return builder("kinescope.redis.enabled", application.url());
    }

    private static RedisRateLimiter.Builder builder(String property, String url) {
        try {
            return RedisRateLimiter.builder(url);
        } catch (IllegalArgumentException malformed) {
            // The value may have a password.
            throw new InvalidConfigurationPropertyValueException(property, null, malformed.getMessage());
        }
    }

    private static String key(KinescopeRedisProperties redis, KinescopeProperties properties) {
        String key = StringUtils.hasText(redis.key()) ? redis.key() : properties.token();
        if (!StringUtils.hasText(key)) {
            throw new InvalidConfigurationPropertyValueException(
                    "kinescope.redis.key", null, "It is required if kinescope.token is not set, the same in all JVMs.");
        }
        return key;
    }

    /** A server of our own, or the wish to use that of the application. */
    static final class Requested extends AnyNestedCondition {

        Requested() {
            super(ConfigurationPhase.PARSE_CONFIGURATION);
        }

        @ConditionalOnProperty("kinescope.redis.url")
        static final class Url {}

        @ConditionalOnProperty("kinescope.redis.enabled")
        static final class Enabled {}
    }

    /** The server of Spring Data Redis, where the application has it. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(DataRedisConnectionDetails.class)
    static class SpringDataRedis {

        @Bean
        @ConditionalOnBean(DataRedisConnectionDetails.class)
        RedisServer kinescopeRedisServer(DataRedisConnectionDetails details) {
            return new DataRedisServer(details);
        }
    }
}
