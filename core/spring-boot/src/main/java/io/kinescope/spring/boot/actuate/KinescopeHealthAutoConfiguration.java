package io.kinescope.spring.boot.actuate;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.spring.boot.KinescopeAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of the health indicator, which {@code management.health.kinescope.enabled} switches off. */
@AutoConfiguration(after = KinescopeAutoConfiguration.class)
@ConditionalOnClass({ReactiveHealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnSingleCandidate(KinescopeClient.class)
public final class KinescopeHealthAutoConfiguration {

    KinescopeHealthAutoConfiguration() {}

    @Bean
    @ConditionalOnEnabledHealthIndicator("kinescope")
    @ConditionalOnMissingBean(name = {"kinescopeHealthIndicator", "kinescopeHealthContributor"})
    ReactiveHealthIndicator kinescopeHealthContributor(KinescopeClient client, ObjectProvider<RateLimiter> limiter) {
        return new KinescopeHealthIndicator(client, limiter.getIfUnique(RateLimiter::unlimited));
    }
}
