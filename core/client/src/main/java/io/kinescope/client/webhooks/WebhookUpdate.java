package io.kinescope.client.webhooks;

import io.kinescope.client.type.Params;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PUT /v1/webhooks/{webhook_id}}. Whether an update keeps the fields that are not set is
 * undocumented.
 */
public final class WebhookUpdate extends Params<WebhookUpdate> {

    private WebhookUpdate(Map<String, @Nullable Object> values) {
        super(values, WebhookUpdate::new);
    }

    /**
     * Creates an update without changes.
     *
     * @return an empty update
     */
    public static WebhookUpdate of() {
        return new WebhookUpdate(Map.of());
    }

    /**
     * Changes the name.
     *
     * @param name the new name
     * @return a copy with the value
     */
    public WebhookUpdate name(String name) {
        return set("name", name);
    }

    /**
     * Changes the URL that Kinescope posts to.
     *
     * @param endpoint the new URL
     * @return a copy with the value
     */
    public WebhookUpdate endpoint(String endpoint) {
        return set("endpoint", endpoint);
    }

    /**
     * Changes the user name of the HTTP Basic credentials that Kinescope sends.
     *
     * @param login the user name
     * @return a copy with the value
     */
    public WebhookUpdate login(String login) {
        return set("login", login);
    }

    /**
     * Changes the password of the HTTP Basic credentials that Kinescope sends.
     *
     * @param password the password; a secret
     * @return a copy with the value
     */
    public WebhookUpdate password(String password) {
        return set("password", password);
    }

    /**
     * Changes the events that are reported.
     *
     * @param events all of them; replaces the current ones
     * @return a copy with the value
     */
    public WebhookUpdate events(WebhookEvent... events) {
        return set("events", events);
    }
}
