package io.kinescope.client.liveevents;

import io.kinescope.client.restreams.RestreamCreate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v2/live/events}.
 */
public final class LiveEventCreate extends LiveEventFields<LiveEventCreate> {

    private LiveEventCreate(Map<String, @Nullable Object> values) {
        super(values, LiveEventCreate::new);
    }

    /**
     * Creates a live event.
     *
     * @param name the name
     * @param type whether the event takes place once or repeatedly
     * @return the request
     */
    public static LiveEventCreate of(String name, LiveEventType type) {
        return new LiveEventCreate(Map.of()).name(name).set("type", type);
    }

    /**
     * Sets the project or folder of the event.
     *
     * @param parentId the id of the project or folder
     * @return a copy with the value
     */
    public LiveEventCreate parentId(String parentId) {
        return set("parent_id", parentId);
    }

    /**
     * Adds a restream, which sends the stream to another service too.
     *
     * @param restream the restream
     * @return a copy with one more restream
     */
    public LiveEventCreate restream(RestreamCreate restream) {
        return append("restreams", restream);
    }
}
