package io.kinescope.spring.boot.actuate;

import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.spring.boot.KinescopeAutoConfiguration;
import io.kinescope.spring.boot.KinescopeConnectionDetails;
import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of the info contributor, which {@code management.info.kinescope.enabled} switches off. */
@AutoConfiguration(after = KinescopeAutoConfiguration.class)
@ConditionalOnClass({InfoContributor.class, ConditionalOnEnabledInfoContributor.class})
@ConditionalOnBean(KinescopeConnectionDetails.class)
public final class KinescopeInfoAutoConfiguration {

    KinescopeInfoAutoConfiguration() {}

    @Bean
    @ConditionalOnEnabledInfoContributor("kinescope")
    @ConditionalOnMissingBean(name = "kinescopeInfoContributor")
    InfoContributor kinescopeInfoContributor(KinescopeConnectionDetails connection, RateLimiter kinescopeRateLimiter) {
        return new KinescopeInfoContributor(connection.getBaseUrl(), kinescopeRateLimiter);
    }
}
