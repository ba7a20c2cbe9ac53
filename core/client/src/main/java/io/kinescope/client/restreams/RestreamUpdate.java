package io.kinescope.client.restreams;

import io.kinescope.client.type.Params;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code PUT /v2/live/events/{event_id}/restreams/{restream_id}} changes. Whether an update keeps what is
 * not set is undocumented.
 */
public final class RestreamUpdate extends Params<RestreamUpdate> {

    private RestreamUpdate(Map<String, @Nullable Object> values) {
        super(values, RestreamUpdate::new);
    }

    /**
     * Changes nothing yet.
     *
     * @return an empty update
     */
    public static RestreamUpdate of() {
        return new RestreamUpdate(Map.of());
    }

    /**
     * Changes the name.
     *
     * @param name the new name
     * @return a copy with the value
     */
    public RestreamUpdate name(String name) {
        return with("name", name);
    }

    /**
     * Changes where the stream is sent to.
     *
     * @param url an RTMP URL
     * @return a copy with the value
     */
    public RestreamUpdate url(String url) {
        return with("url", url);
    }

    /**
     * Changes the stream key at that place.
     *
     * @param key the new key; a secret
     * @return a copy with the value
     */
    public RestreamUpdate key(String key) {
        return with("key", key);
    }

    /**
     * Changes the description.
     *
     * @param description the description
     * @return a copy with the value
     */
    public RestreamUpdate description(String description) {
        return with("description", description);
    }

    /**
     * Switches it on or off.
     *
     * @param enabled whether it is on
     * @return a copy with the value
     */
    public RestreamUpdate enabled(boolean enabled) {
        return with("enabled", enabled);
    }
}
