package io.kinescope.spring.boot;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.ratelimit.TokenBucket;
import io.kinescope.spring.boot.KinescopeProperties.Limiter;
import io.kinescope.spring.boot.KinescopeProperties.Retry;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** Applies the values of the properties, and names the property of a value that is refused. */
final class PropertyValues {

    private PropertyValues() {}

    static void apply(KinescopeProperties properties, KinescopeClient.Builder builder) {
        set("max-wait", properties.maxWait(), builder::maxWait);
        set("response-timeout", properties.responseTimeout(), builder::responseTimeout);
        set("connect-timeout", properties.connectTimeout(), builder::connectTimeout);
        set(
                "max-response-size",
                properties.maxResponseSize(),
                size -> builder.maxResponseSize((int) Math.min(size.toBytes(), Integer.MAX_VALUE)));
        set("page-size", properties.pageSize(), builder::pageSize);
        set("user-agent", properties.userAgent(), builder::userAgent);
        if (!properties.retry().equals(Retry.UNSET)) {
            builder.retry(policy(properties.retry()));
        }
        if (properties.allowInsecureUrls()) {
            builder.allowInsecureUrls();
        }
        if (properties.tracing().propagate()) {
            builder.sendTraceHeaders();
        }
    }

    static void apply(KinescopeConnectionDetails connection, KinescopeClient.Builder builder) {
        builder.token(connection.getToken());
        set("base-url", connection.getBaseUrl(), builder::baseUrl);
        set("uploader-url", connection.getUploaderUrl(), builder::uploaderUrl);
    }

    static RateLimiter limiter(Limiter limiter) {
        if (!limiter.enabled()) {
            return RateLimiter.unlimited();
        }
        TokenBucket.Builder builder = TokenBucket.builder().adaptive(limiter.adaptive());
        set("limiter.per-second", limiter.perSecond(), count -> builder.limit(count, Duration.ofSeconds(1)));
        set("limiter.per-minute", limiter.perMinute(), count -> builder.limit(count, Duration.ofMinutes(1)));
        set("limiter.reserve", limiter.reserve(), builder::reserve);
        set("limiter.background-share", limiter.backgroundShare(), builder::backgroundShare);
        set("limiter.max-waiting", limiter.maxWaiting(), builder::maxWaiting);
        set("limiter.spacing", limiter.spacing(), builder::spacing);
        set("limiter.transit", limiter.transit(), builder::transit);
        return builder.build();
    }

    static RetryPolicy policy(Retry retry) {
        RetryPolicy policy = policy(Objects.requireNonNullElse(retry.policy(), Retry.Policy.STANDARD));
        policy = with("retry.max-attempts", policy, retry.maxAttempts(), RetryPolicy::maxAttempts);
        policy = with("retry.first-backoff", policy, retry.firstBackoff(), RetryPolicy::firstBackoff);
        policy = with("retry.max-backoff", policy, retry.maxBackoff(), RetryPolicy::maxBackoff);
        policy = with("retry.max-retry-after", policy, retry.maxRetryAfter(), RetryPolicy::maxRetryAfter);
        return with("retry.max-rate-limit-wait", policy, retry.maxRateLimitWait(), RetryPolicy::maxRateLimitWait);
    }

    private static RetryPolicy policy(Retry.Policy name) {
        return switch (name) {
            case STANDARD -> RetryPolicy.standard();
            case PATIENT -> RetryPolicy.patient();
            case NONE -> RetryPolicy.none();
        };
    }

    private static <T> RetryPolicy with(
            String name, RetryPolicy policy, @Nullable T value, BiFunction<RetryPolicy, T, RetryPolicy> setter) {
        try {
            return value == null ? policy : setter.apply(policy, value);
        } catch (IllegalArgumentException refused) {
            throw refusal(name, value, refused);
        }
    }

    private static <T> void set(String name, @Nullable T value, Consumer<T> setter) {
        try {
            if (value != null) {
                setter.accept(value);
            }
        } catch (IllegalArgumentException refused) {
            throw refusal(name, value, refused);
        }
    }

    private static InvalidConfigurationPropertyValueException refusal(
            String name, @Nullable Object value, IllegalArgumentException refused) {
        return new InvalidConfigurationPropertyValueException("kinescope." + name, value, refused.getMessage());
    }
}
