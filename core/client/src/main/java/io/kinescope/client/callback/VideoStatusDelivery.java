package io.kinescope.client.callback;

import io.kinescope.client.videos.VideoStatus;
import io.kinescope.client.webhooks.WebhookEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A delivery of {@code media.update.status}: the status of a video changed.
 *
 * @param event the event
 * @param videoId the video's id
 * @param status the new status
 * @param message the reason of a failure; null if there is none
 * @param data the fields of {@code data} as they came
 */
public record VideoStatusDelivery(
        WebhookEvent event,
        String videoId,
        VideoStatus status,
        @Nullable String message,
        Map<String, @Nullable Object> data)
        implements WebhookDelivery {}
