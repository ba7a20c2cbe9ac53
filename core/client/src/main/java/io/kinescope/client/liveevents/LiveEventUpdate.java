package io.kinescope.client.liveevents;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PUT /v2/live/events/{event_id}}. Whether an update keeps the fields that are not set is
 * undocumented.
 *
 * <p>Only {@code name} and {@code chat_jwt_required} are documented today. An older example of Kinescope has the other
 * fields too; whether the API still accepts them here is undocumented.
 */
public final class LiveEventUpdate extends LiveEventFields<LiveEventUpdate> {

    private LiveEventUpdate(Map<String, @Nullable Object> values) {
        super(values, LiveEventUpdate::new);
    }

    /**
     * Creates an update without changes.
     *
     * @return an empty update
     */
    public static LiveEventUpdate of() {
        return new LiveEventUpdate(Map.of());
    }

    /**
     * Changes whether the chat requires a JWT that you signed.
     *
     * @param required whether it does
     * @return a copy with the value
     */
    public LiveEventUpdate chatJwtRequired(boolean required) {
        return set("chat_jwt_required", required);
    }
}
