package io.kinescope.client.webhooks;

import io.kinescope.client.type.OpenEnum;
import java.util.Objects;

/**
 * An event that a webhook reports.
 *
 * @param value the value as the API spells it
 */
public record WebhookEvent(String value) implements OpenEnum {

    /** The status of a video changed. */
    public static final WebhookEvent MEDIA_UPDATE_STATUS = new WebhookEvent("media.update.status");

    /** A live event was created. */
    public static final WebhookEvent LIVE_CREATED = new WebhookEvent("live.created");

    /** A sender began sending a live event. */
    public static final WebhookEvent LIVE_CONNECTED = new WebhookEvent("live.connected");

    /** A sender stopped sending a live event. */
    public static final WebhookEvent LIVE_DISCONNECTED = new WebhookEvent("live.disconnected");

    /** A live event can be watched from now on. */
    public static final WebhookEvent LIVE_ENABLED = new WebhookEvent("live.enabled");

    /** A live event ended. */
    public static final WebhookEvent LIVE_FINISHED = new WebhookEvent("live.finished");

    /** A live event was cancelled. */
    public static final WebhookEvent LIVE_CANCELLED = new WebhookEvent("live.cancelled");

    /**
     * Creates a value, which may be one without a constant.
     *
     * @param value the value as the API spells it
     */
    public WebhookEvent {
        Objects.requireNonNull(value, "value must not be null");
    }

    @Override
    public String toString() {
        return value;
    }
}
