package io.kinescope.client.liveevents;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code PUT /v2/live/events/{event_id}} changes. Whether an update keeps what is not set is undocumented.
 *
 * <p>Only {@code name} and {@code chat_jwt_required} are documented; the others are those of a new event, and
 * whether the API takes them here is undocumented.
 */
public final class LiveEventUpdate extends LiveEventFields<LiveEventUpdate> {

    private LiveEventUpdate(Map<String, @Nullable Object> values) {
        super(values, LiveEventUpdate::new);
    }

    /**
     * Changes nothing yet.
     *
     * @return an empty update
     */
    public static LiveEventUpdate of() {
        return new LiveEventUpdate(Map.of());
    }

    /**
     * Changes whether the chat lets in only viewers with a JWT that you signed.
     *
     * @param required whether a JWT is needed
     * @return a copy with the value
     */
    public LiveEventUpdate chatJwtRequired(boolean required) {
        return with("chat_jwt_required", required);
    }
}
