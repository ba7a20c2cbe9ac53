package io.kinescope.spring.boot.observation;

import io.kinescope.client.api.CallListener;
import io.kinescope.client.observation.CallObservationConvention;
import io.kinescope.client.observation.CallObservations;
import io.kinescope.spring.boot.KinescopeAutoConfiguration;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of the observations of calls, if the application has an {@link ObservationRegistry}. */
@AutoConfiguration(
        before = KinescopeAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean(ObservationRegistry.class)
public final class KinescopeObservationAutoConfiguration {

    KinescopeObservationAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "kinescopeCallObservations")
    CallListener.Factory kinescopeCallObservations(
            ObservationRegistry registry, ObjectProvider<CallObservationConvention> convention) {
        CallObservationConvention custom = convention.getIfAvailable();
        return custom == null ? CallObservations.of(registry) : CallObservations.of(registry, custom);
    }
}
