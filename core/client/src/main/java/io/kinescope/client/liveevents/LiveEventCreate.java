package io.kinescope.client.liveevents;

import io.kinescope.client.restreams.RestreamCreate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /v2/live/events} creates.
 */
public final class LiveEventCreate extends LiveEventFields<LiveEventCreate> {

    private LiveEventCreate(Map<String, @Nullable Object> values) {
        super(values, LiveEventCreate::new);
    }

    /**
     * Creates a live event.
     *
     * @param name the name
     * @param type whether it takes place once
     * @return the request
     */
    public static LiveEventCreate of(String name, LiveEventType type) {
        return new LiveEventCreate(Map.of()).name(name).with("type", type);
    }

    /**
     * Sets where the event goes.
     *
     * @param parentId the id of a project or folder
     * @return a copy with the value
     */
    public LiveEventCreate parentId(String parentId) {
        return with("parent_id", parentId);
    }

    /**
     * Adds a place where else the event is shown.
     *
     * @param restream the place
     * @return a copy with one more restream
     */
    public LiveEventCreate restream(RestreamCreate restream) {
        return append("restreams", restream);
    }
}
