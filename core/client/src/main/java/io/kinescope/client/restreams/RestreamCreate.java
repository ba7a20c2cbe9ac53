package io.kinescope.client.restreams;

import io.kinescope.client.type.Params;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /v2/live/events/{event_id}/restreams} creates; also part of a new live event.
 */
public final class RestreamCreate extends Params<RestreamCreate> {

    private RestreamCreate(Map<String, @Nullable Object> values) {
        super(values, RestreamCreate::new);
    }

    /**
     * Creates a restream.
     *
     * @param name the name
     * @param url where the stream is sent to, an RTMP URL
     * @param key the stream key at that place; a secret
     * @return the request
     */
    public static RestreamCreate of(String name, String url, String key) {
        return new RestreamCreate(Map.of()).with("name", name).with("url", url).with("key", key);
    }

    /**
     * Sets the description.
     *
     * @param description the description
     * @return a copy with the value
     */
    public RestreamCreate description(String description) {
        return with("description", description);
    }

    /**
     * Switches it on or off.
     *
     * @param enabled whether it is on
     * @return a copy with the value
     */
    public RestreamCreate enabled(boolean enabled) {
        return with("enabled", enabled);
    }
}
