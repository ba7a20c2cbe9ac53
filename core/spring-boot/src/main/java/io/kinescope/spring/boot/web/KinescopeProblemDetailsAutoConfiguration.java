package io.kinescope.spring.boot.web;

import io.kinescope.spring.boot.KinescopeAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Auto-configuration of RFC 9457 problem details for errors of the client in WebFlux applications, which
 * {@code kinescope.web.problem-details=true} switches on.
 */
@AutoConfiguration(after = KinescopeAutoConfiguration.class)
@ConditionalOnClass(ServerResponse.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBooleanProperty("kinescope.web.problem-details")
public final class KinescopeProblemDetailsAutoConfiguration {

    KinescopeProblemDetailsAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    ProblemDetailsHandler kinescopeProblemDetailsHandler(ServerCodecConfigurer codecs, ApplicationContext messages) {
        return new ProblemDetailsHandler(codecs.getWriters(), messages);
    }
}
