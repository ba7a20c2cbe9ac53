package io.kinescope.spring.boot.redis;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.redis.RedisRateLimiter;
import io.kinescope.spring.boot.KinescopeAutoConfiguration;
import io.kinescope.spring.boot.KinescopeProperties;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.util.StringUtils;

/**
 * Auto-configuration of the limiter of the API as a {@link RedisRateLimiter}, if {@code kinescope.redis.url} is set. The limiter
 * of the uploader stays one of this JVM.
 */
@AutoConfiguration(before = KinescopeAutoConfiguration.class)
@ConditionalOnClass(RedisRateLimiter.class)
@ConditionalOnProperty("kinescope.redis.url")
@ConditionalOnMissingBean({KinescopeClient.class, RateLimiter.class})
@EnableConfigurationProperties({KinescopeProperties.class, KinescopeRedisProperties.class})
public final class KinescopeRedisAutoConfiguration {

    KinescopeRedisAutoConfiguration() {}

    @Bean
    @ConditionalOnProperty(name = "kinescope.limiter.enabled", matchIfMissing = true)
    RedisRateLimiter kinescopeRateLimiter(KinescopeRedisProperties redis, KinescopeProperties properties) {
        KinescopeProperties.Limiter limits = properties.limiter();
        RedisRateLimiter.Builder builder = builder(Objects.requireNonNull(redis.url()))
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

    private static RedisRateLimiter.Builder builder(String url) {
        try {
            return RedisRateLimiter.builder(url);
        } catch (IllegalArgumentException malformed) {
            // The value may have a password.
            throw new InvalidConfigurationPropertyValueException("kinescope.redis.url", null, malformed.getMessage());
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
}
