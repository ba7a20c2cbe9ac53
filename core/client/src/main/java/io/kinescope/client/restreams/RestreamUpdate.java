package io.kinescope.client.restreams;

import io.kinescope.client.type.Params;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PUT /v2/live/events/{event_id}/restreams/{restream_id}}. Whether an update keeps what is
 * not set is undocumented.
 */
public final class RestreamUpdate extends Params<RestreamUpdate> {

    private RestreamUpdate(Map<String, @Nullable Object> values) {
        super(values, RestreamUpdate::new);
    }

    /**
     * Creates an update without changes.
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
        return set("name", name);
    }

    /**
     * Changes the URL to which the stream is sent.
     *
     * @param url an RTMP URL
     * @return a copy with the value
     */
    public RestreamUpdate url(String url) {
        return set("url", url);
    }

    /**
     * Changes the stream key for that URL.
     *
     * @param key the new key; a secret
     * @return a copy with the value
     */
    public RestreamUpdate key(String key) {
        return set("key", key);
    }

    /**
     * Changes the description.
     *
     * @param description the description
     * @return a copy with the value
     */
    public RestreamUpdate description(String description) {
        return set("description", description);
    }

    /**
     * Sets whether the restream is enabled.
     *
     * @param enabled whether it is
     * @return a copy with the value
     */
    public RestreamUpdate enabled(boolean enabled) {
        return set("enabled", enabled);
    }
}
