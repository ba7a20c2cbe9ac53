package io.kinescope.client.webhooks;

import io.kinescope.client.type.Params;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/webhooks}.
 */
public final class WebhookCreate extends Params<WebhookCreate> {

    private WebhookCreate(Map<String, @Nullable Object> values) {
        super(values, WebhookCreate::new);
    }

    /**
     * Creates a webhook.
     *
     * @param name the name
     * @param endpoint the URL that Kinescope posts to
     * @param events the events that are reported
     * @return the request
     */
    public static WebhookCreate of(String name, String endpoint, WebhookEvent... events) {
        return new WebhookCreate(Map.of())
                .set("name", name)
                .set("endpoint", endpoint)
                .set("events", events);
    }

    /**
     * Sets the user name of the HTTP Basic credentials that Kinescope sends.
     *
     * @param login the user name
     * @return a copy with the value
     */
    public WebhookCreate login(String login) {
        return set("login", login);
    }

    /**
     * Sets the password of the HTTP Basic credentials that Kinescope sends.
     *
     * @param password the password; a secret
     * @return a copy with the value
     */
    public WebhookCreate password(String password) {
        return set("password", password);
    }

    /** Returns the update that makes a webhook be like this one. */
    WebhookUpdate asUpdate() {
        WebhookUpdate update = WebhookUpdate.of();
        for (Map.Entry<String, @Nullable Object> value : values().entrySet()) {
            update = update.with(value.getKey(), value.getValue());
        }
        return update;
    }
}
