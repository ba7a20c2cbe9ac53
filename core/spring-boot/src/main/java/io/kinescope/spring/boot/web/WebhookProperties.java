package io.kinescope.spring.boot.web;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The properties of the route for webhooks.
 *
 * @param path Path at which a WebFlux application receives the webhooks of Kinescope, such as /kinescope/webhooks. Without it
 *     there is no route.
 * @param login User name of the HTTP Basic credentials that were given at the registration of the webhook.
 * @param password Password of the HTTP Basic credentials that were given at the registration of the webhook.
 * @param anyone Whether requests without credentials are accepted. Anyone can then send deliveries to the application.
 * @param maxBodySize Maximum size of a delivery. A longer one is answered with 413.
 * @param maxConcurrency Number of deliveries that are handled at once. One beyond it is answered with 503.
 * @param registerUrl URL at which Kinescope reaches the path from outside. With it, the webhook is created or changed at Kinescope
 *     at every start.
 * @param registerName Name of the webhook in the Kinescope dashboard. The name of the application by default.
 * @param registerEvents Events that Kinescope reports, such as media.update.status. All that are known by default.
 * @param window Time during which a repeat of the last delivery of a video or live event is recognised.
 */
@ConfigurationProperties("kinescope.webhooks")
record WebhookProperties(
        @Nullable String path,
        @Nullable String login,
        @Nullable String password,
        @DefaultValue("false") boolean anyone,
        @DefaultValue("64KB") DataSize maxBodySize,
        @DefaultValue("64") int maxConcurrency,
        @Nullable String registerUrl,
        @Nullable String registerName,
        @Nullable List<String> registerEvents,
        @DefaultValue("10m") Duration window) {

    /** Leaves out the credentials. */
    @Override
    public String toString() {
        return "WebhookProperties[path=" + path + ", maxBodySize=" + maxBodySize + ", maxConcurrency=" + maxConcurrency
                + ", window=" + window + "]";
    }
}
