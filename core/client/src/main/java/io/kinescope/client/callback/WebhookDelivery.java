package io.kinescope.client.callback;

import io.kinescope.client.videos.VideoStatus;
import io.kinescope.client.webhooks.WebhookEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report of Kinescope to a webhook: {@link VideoStatusDelivery}, {@link LiveEventDelivery}, or {@link OtherDelivery} for
 * everything that this client does not know. Kinescope gives deliveries neither an id nor a time, and may repeat them.
 */
public sealed interface WebhookDelivery permits VideoStatusDelivery, LiveEventDelivery, OtherDelivery {

    /**
     * Reads the body of a delivery. Unknown fields stay in {@link #data()}.
     *
     * @param json the body
     * @return the delivery
     * @throws IllegalArgumentException if the body is not a JSON object with the name of an event
     */
    static WebhookDelivery read(byte[] json) {
        Map<String, @Nullable Object> body = JsonBody.read(json);
        String name = JsonBody.text(body, "event");
        if (name == null) {
            throw new IllegalArgumentException("the delivery has no event");
        }
        WebhookEvent event = new WebhookEvent(name);
        Map<String, @Nullable Object> data = JsonBody.object(body, "data");
        String videoId = JsonBody.text(data, "id");
        String status = JsonBody.text(data, "status");
        String eventId = JsonBody.text(data, "event_id");
        if (event.equals(WebhookEvent.MEDIA_UPDATE_STATUS) && videoId != null && status != null) {
            return new VideoStatusDelivery(
                    event, videoId, new VideoStatus(status), JsonBody.text(data, "message"), data);
        }
        if (name.startsWith("live.") && eventId != null) {
            return new LiveEventDelivery(event, eventId, JsonBody.text(data, "video_id"), data);
        }
        return new OtherDelivery(event, data);
    }

    /**
     * Returns what happened.
     *
     * @return the event
     */
    WebhookEvent event();

    /**
     * Returns everything that the delivery says about the event.
     *
     * @return the fields of {@code data} as they came; unmodifiable, empty if there are none
     */
    Map<String, @Nullable Object> data();
}
