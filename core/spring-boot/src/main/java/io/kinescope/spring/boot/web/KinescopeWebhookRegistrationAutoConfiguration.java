package io.kinescope.spring.boot.web;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.webhooks.WebhookCreate;
import io.kinescope.client.webhooks.WebhookEvent;
import io.kinescope.spring.boot.KinescopeAutoConfiguration;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import reactor.util.retry.Retry;

/**
 * Auto-configuration of the registration of the application's webhook at Kinescope, which
 * {@code kinescope.webhooks.register-url} switches on, in applications of any kind.
 */
@AutoConfiguration(after = KinescopeAutoConfiguration.class)
@ConditionalOnBean(KinescopeClient.class)
@ConditionalOnProperty("kinescope.webhooks.register-url")
@EnableConfigurationProperties(WebhookProperties.class)
public final class KinescopeWebhookRegistrationAutoConfiguration {

    private static final CallbackSettings SETTINGS = new CallbackSettings("kinescope.webhooks");
    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private static final WebhookEvent[] ALL = {
        WebhookEvent.MEDIA_UPDATE_STATUS,
        WebhookEvent.LIVE_CREATED,
        WebhookEvent.LIVE_CONNECTED,
        WebhookEvent.LIVE_DISCONNECTED,
        WebhookEvent.LIVE_ENABLED,
        WebhookEvent.LIVE_FINISHED,
        WebhookEvent.LIVE_CANCELLED
    };

    KinescopeWebhookRegistrationAutoConfiguration() {}

    @Bean
    WebhookRegistration kinescopeWebhookRegistration(
            WebhookProperties properties,
            KinescopeClient client,
            @Value("${spring.application.name:application}") String application) {
        return new WebhookRegistration(
                client.background().webhooks(),
                webhook(properties, application),
                Retry.backoff(Long.MAX_VALUE, FIRST_WAIT).maxBackoff(LONGEST_WAIT));
    }

    private static WebhookCreate webhook(WebhookProperties properties, String application) {
        String url = SETTINGS.url("register-url", properties.registerUrl());
        // The same rule as for the route, since the credentials are the only proof.
        SETTINGS.credentials(url, "login", properties.login(), properties.password(), properties.anyone());
        String name = properties.registerName() == null ? application : properties.registerName();
        WebhookCreate webhook = WebhookCreate.of(name, url, events(properties.registerEvents()));
        return properties.login() == null || properties.password() == null
                ? webhook
                : webhook.login(properties.login()).password(properties.password());
    }

    private static WebhookEvent[] events(@Nullable List<String> names) {
        return names == null || names.isEmpty()
                ? ALL
                : names.stream().map(WebhookEvent::new).toArray(WebhookEvent[]::new);
    }
}
