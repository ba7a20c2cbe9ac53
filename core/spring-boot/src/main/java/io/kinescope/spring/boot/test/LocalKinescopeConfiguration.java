package io.kinescope.spring.boot.test;

import io.kinescope.test.LocalKinescope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The server of {@link AutoConfigureLocalKinescope}, whose settings are properties here. */
@Configuration(proxyBeanMethods = false)
class LocalKinescopeConfiguration {

    @Bean
    LocalKinescope localKinescope(Environment environment) {
        LocalKinescope.Builder builder = LocalKinescope.builder()
                .videos(environment.getRequiredProperty("kinescope.local.videos", Integer.class))
                .seed(environment.getRequiredProperty("kinescope.local.seed", Long.class));
        if (environment.getRequiredProperty("kinescope.local.unlimited", Boolean.class)) {
            builder.unlimited();
        }
        return builder.start();
    }
}
