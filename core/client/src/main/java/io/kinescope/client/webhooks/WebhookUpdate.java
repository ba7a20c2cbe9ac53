package io.kinescope.client.webhooks;

import io.kinescope.client.type.Params;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code PUT /v1/webhooks/{webhook_id}} changes. Whether an update keeps what is not set is undocumented.
 */
public final class WebhookUpdate extends Params<WebhookUpdate> {

    private WebhookUpdate(Map<String, @Nullable Object> values) {
        super(values, WebhookUpdate::new);
    }

    /**
     * Changes nothing yet.
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
        return with("name", name);
    }

    /**
     * Changes the URL that Kinescope posts to.
     *
     * @param endpoint the new URL
     * @return a copy with the value
     */
    public WebhookUpdate endpoint(String endpoint) {
        return with("endpoint", endpoint);
    }

    /**
     * Changes the user name of the HTTP Basic credentials that Kinescope sends.
     *
     * @param login the user name
     * @return a copy with the value
     */
    public WebhookUpdate login(String login) {
        return with("login", login);
    }

    /**
     * Changes the password of the HTTP Basic credentials that Kinescope sends.
     *
     * @param password the password; a secret
     * @return a copy with the value
     */
    public WebhookUpdate password(String password) {
        return with("password", password);
    }

    /**
     * Changes what the webhook tells about.
     *
     * @param events all of them; replaces those that were set
     * @return a copy with the value
     */
    public WebhookUpdate events(WebhookEvent... events) {
        return with("events", List.of(events));
    }
}
