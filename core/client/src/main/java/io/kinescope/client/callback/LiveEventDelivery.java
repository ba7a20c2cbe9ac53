package io.kinescope.client.callback;

import io.kinescope.client.webhooks.WebhookEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A delivery of an event that begins with {@code live.}: something happened to a live event.
 *
 * @param event the event
 * @param eventId the live event's id
 * @param videoId the id of the recording; null unless a recorded live event ended
 * @param data the fields of {@code data} as they came
 */
public record LiveEventDelivery(
        WebhookEvent event, String eventId, @Nullable String videoId, Map<String, @Nullable Object> data)
        implements WebhookDelivery {}
