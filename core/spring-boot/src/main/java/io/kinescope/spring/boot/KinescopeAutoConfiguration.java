package io.kinescope.spring.boot;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.api.CallListener;
import io.kinescope.client.api.ProgressListener;
import io.kinescope.client.ratelimit.RateLimiter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;

/**
 * Auto-configuration of a {@link KinescopeClient}, and of the {@link RateLimiter}s of the API and the uploader. It backs off
 * if the application has a client of its own.
 */
@AutoConfiguration(
        after = SslAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration",
            "org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration"
        })
@ConditionalOnMissingBean(KinescopeClient.class)
@EnableConfigurationProperties(KinescopeProperties.class)
@ImportRuntimeHints(KinescopeRuntimeHints.class)
public final class KinescopeAutoConfiguration {

    /** Creates the configuration; Spring does. */
    KinescopeAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(KinescopeConnectionDetails.class)
    KinescopeConnectionDetails kinescopeConnectionDetails(
            KinescopeProperties properties,
            ObjectProvider<KinescopeTokenSupplier> token,
            ObjectProvider<SslBundles> bundles) {
        return new PropertiesConnectionDetails(properties, token.getIfAvailable(), bundles.getIfAvailable());
    }

    @Bean
    @ConditionalOnMissingBean(RateLimiter.class)
    RateLimiter kinescopeRateLimiter(KinescopeProperties properties) {
        return PropertyValues.limiter(properties.limiter());
    }

    @Bean(defaultCandidate = false)
    @ConditionalOnMissingBean(name = "kinescopeUploadRateLimiter")
    RateLimiter kinescopeUploadRateLimiter(KinescopeProperties properties) {
        return PropertyValues.limiter(properties.limiter());
    }

    @Bean
    KinescopeClient kinescopeClient(
            KinescopeProperties properties,
            KinescopeConnectionDetails connection,
            RateLimiter kinescopeRateLimiter,
            @Qualifier("kinescopeUploadRateLimiter") RateLimiter uploadRateLimiter,
            ObjectProvider<CallListener.Factory> listeners,
            ObjectProvider<ProgressListener> progressListeners,
            ObjectProvider<KinescopeClientCustomizer> customizers) {
        KinescopeClient.Builder builder =
                KinescopeClient.builder().rateLimiter(kinescopeRateLimiter).uploadRateLimiter(uploadRateLimiter);
        PropertyValues.apply(properties, builder);
        PropertyValues.apply(connection, builder);
        // As Spring Boot's own HTTP clients do from 4.1 on.
        builder.http(http -> http.proxyWithSystemProperties());
        SslBundle bundle = connection.getSslBundle();
        if (bundle != null) {
            builder.http(http -> SslCustomizer.apply(bundle, http));
        }
        listeners.orderedStream().forEach(builder::listener);
        progressListeners.orderedStream().forEach(builder::progressListener);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    @Bean
    ClientShutdown kinescopeClientShutdown(KinescopeClient kinescopeClient) {
        return new ClientShutdown(kinescopeClient);
    }

    /**
     * The event loops of the application. The connection pool stays the client's own: that of the application keeps idle
     * connections longer than servers do, and the requests that meet a closed one fail.
     */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ReactorResourceFactory.class)
    static class SharedResources {

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        KinescopeClientCustomizer kinescopeSharedResources(ObjectProvider<ReactorResourceFactory> resources) {
            return builder -> resources.ifAvailable(shared -> builder.http(http -> http.runOn(loops(shared))));
        }

        /** Requested for every connection, since a context that is started again has new event loops. */
        private static LoopResources loops(ReactorResourceFactory shared) {
            return useNative -> shared.getLoopResources().onClient(useNative);
        }
    }
}
