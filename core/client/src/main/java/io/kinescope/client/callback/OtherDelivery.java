package io.kinescope.client.callback;

import io.kinescope.client.webhooks.WebhookEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that this client does not know, or one without the id that its event has.
 *
 * @param event the event
 * @param data the fields of {@code data} as they came; empty if there are none
 */
public record OtherDelivery(WebhookEvent event, Map<String, @Nullable Object> data) implements WebhookDelivery {}
