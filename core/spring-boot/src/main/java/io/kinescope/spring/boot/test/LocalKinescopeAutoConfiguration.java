package io.kinescope.spring.boot.test;

import io.kinescope.spring.boot.KinescopeAutoConfiguration;
import io.kinescope.spring.boot.KinescopeConnectionDetails;
import io.kinescope.test.LocalKinescope;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/** Auto-configuration that lets the client call a {@link LocalKinescope} which is a bean. */
@AutoConfiguration(before = KinescopeAutoConfiguration.class)
@ConditionalOnClass(LocalKinescope.class)
@ConditionalOnSingleCandidate(LocalKinescope.class)
public final class LocalKinescopeAutoConfiguration {

    LocalKinescopeAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(KinescopeConnectionDetails.class)
    KinescopeConnectionDetails localKinescopeConnectionDetails(LocalKinescope kinescope) {
        return new LocalKinescopeConnectionDetails(kinescope);
    }
}
