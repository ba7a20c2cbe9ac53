package io.kinescope.client.restreams;

import io.kinescope.client.type.Params;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v2/live/events/{event_id}/restreams}, and a part of the body of a new live event.
 */
public final class RestreamCreate extends Params<RestreamCreate> {

    private RestreamCreate(Map<String, @Nullable Object> values) {
        super(values, RestreamCreate::new);
    }

    /**
     * Creates a restream.
     *
     * @param name the name
     * @param url the RTMP URL to which the stream is sent
     * @param key the stream key for that URL; a secret
     * @return the request
     */
    public static RestreamCreate of(String name, String url, String key) {
        return new RestreamCreate(Map.of()).set("name", name).set("url", url).set("key", key);
    }

    /**
     * Sets the description.
     *
     * @param description the description
     * @return a copy with the value
     */
    public RestreamCreate description(String description) {
        return set("description", description);
    }

    /**
     * Sets whether the restream is enabled.
     *
     * @param enabled whether it is
     * @return a copy with the value
     */
    public RestreamCreate enabled(boolean enabled) {
        return set("enabled", enabled);
    }
}
