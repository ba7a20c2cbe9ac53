package io.kinescope.client.webhooks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A URL of yours that Kinescope posts events to. The response is undocumented; these are the
 * fields that can be set.
 *
 * <p>Its {@code toString} does not show the password.
 *
 * @param id the webhook's id
 * @param name the name
 * @param endpoint the URL that Kinescope posts to
 * @param login the user name of the HTTP Basic credentials that Kinescope sends; may be empty
 * @param password their password; a secret
 * @param events the events that it reports; empty if the answer has none
 */
public record Webhook(
        String id,
        @Nullable String name,
        @Nullable String endpoint,
        @Nullable String login,
        @Nullable String password,
        List<WebhookEvent> events) {

    /** Returns all components, and stars in the place of secrets. */
    @Override
    public String toString() {
        return "Webhook[id=" + id
                + ", name=" + name
                + ", endpoint=" + endpoint
                + ", login=" + login
                + ", password=" + (password == null ? null : "***")
                + ", events=" + events + "]";
    }
}
