package io.kinescope.spring.boot.web;

import io.kinescope.client.callback.BasicCredentials;
import io.kinescope.client.callback.HandledDeliveries;
import io.kinescope.client.callback.WebhookDelivery;
import io.kinescope.client.callback.WebhookReceiver;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Auto-configuration of a route that receives the webhooks of Kinescope in WebFlux applications, which
 * {@code kinescope.webhooks.path} switches on. It calls the {@link WebhookHandler} beans; at least one is required.
 */
@AutoConfiguration
@ConditionalOnClass(ServerResponse.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnProperty("kinescope.webhooks.path")
@EnableConfigurationProperties(WebhookProperties.class)
public final class KinescopeWebhooksAutoConfiguration {

    private static final CallbackSettings SETTINGS = new CallbackSettings("kinescope.webhooks");

    KinescopeWebhooksAutoConfiguration() {}

    @Bean
    RouterFunction<ServerResponse> kinescopeWebhooks(
            WebhookProperties properties, List<WebhookHandler> handlers, ObjectProvider<HandledDeliveries> handled) {
        String path = SETTINGS.path(properties.path());
        if (handlers.isEmpty()) {
            throw SETTINGS.withoutBean(path, "Nothing handles the webhooks", WebhookHandler.class);
        }
        BasicCredentials credentials =
                SETTINGS.credentials(path, "login", properties.login(), properties.password(), properties.anyone());
        WebhookReceiver.Builder receiver = WebhookReceiver.builder(credentials, delivery -> handle(delivery, handlers))
                .handled(handled.getIfAvailable(
                        () -> SETTINGS.read("window", properties.window(), HandledDeliveries::inMemory)));
        SETTINGS.read("max-body-size", properties.maxBodySize(), size -> receiver.maxBodySize(bytes(size)));
        SETTINGS.read("max-concurrency", properties.maxConcurrency(), receiver::maxConcurrency);
        return RouterFunctions.route()
                .POST(path, new WebhookRoute(credentials, receiver.build()))
                .build();
    }

    private static Mono<Void> handle(WebhookDelivery delivery, List<WebhookHandler> handlers) {
        return Flux.fromIterable(handlers)
                .concatMap(handler -> handler.handle(delivery), 0)
                .then();
    }

    private static int bytes(DataSize size) {
        return (int) Math.min(size.toBytes(), Integer.MAX_VALUE);
    }
}
