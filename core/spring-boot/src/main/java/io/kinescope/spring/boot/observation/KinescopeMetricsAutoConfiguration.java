package io.kinescope.spring.boot.observation;

import io.kinescope.client.api.CallListener;
import io.kinescope.client.api.ProgressListener;
import io.kinescope.client.metrics.LimiterMeters;
import io.kinescope.client.metrics.PermitTimer;
import io.kinescope.client.metrics.ProgressMeters;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.spring.boot.KinescopeAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of the meters of limiters, listings and uploads, if the application has a {@link MeterRegistry}. */
@AutoConfiguration(
        before = KinescopeAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
public final class KinescopeMetricsAutoConfiguration {

    KinescopeMetricsAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "kinescopePermitTimer")
    CallListener.Factory kinescopePermitTimer(MeterRegistry registry) {
        return PermitTimer.of(registry);
    }

    @Bean
    @ConditionalOnMissingBean(name = "kinescopeProgressMeters")
    ProgressListener kinescopeProgressMeters(MeterRegistry registry) {
        return ProgressMeters.of(registry);
    }

    /** Looks the limiters up when a registry is filled: a client of the application comes without them. */
    @Bean
    @ConditionalOnMissingBean(name = "kinescopeLimiterMeters")
    MeterBinder kinescopeLimiterMeters(
            ObjectProvider<RateLimiter> limiter,
            @Qualifier("kinescopeUploadRateLimiter") ObjectProvider<RateLimiter> uploadLimiter) {
        return registry -> {
            limiter.ifUnique(api -> new LimiterMeters(api, "api").bindTo(registry));
            uploadLimiter.ifUnique(uploads -> new LimiterMeters(uploads, "uploader").bindTo(registry));
        };
    }
}
