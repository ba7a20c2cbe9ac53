package io.kinescope.client.players;

import io.kinescope.client.type.Params;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code PUT /v1/players/{player_id}} changes. Whether an update keeps what is not set is undocumented.
 */
public final class PlayerUpdate extends Params<PlayerUpdate> {

    private PlayerUpdate() {}

    private PlayerUpdate(Map<String, @Nullable Object> values) {
        super(values);
    }

    /**
     * Changes a player template. The API demands the settings with every update.
     *
     * @param settings the settings by name; the names are undocumented
     * @return the request
     */
    public static PlayerUpdate of(Map<String, ?> settings) {
        return new PlayerUpdate().with("settings", Copies.of(settings));
    }

    @Override
    protected PlayerUpdate copy(Map<String, @Nullable Object> values) {
        return new PlayerUpdate(values);
    }

    /**
     * Changes the name.
     *
     * @param name the new name
     * @return a copy with the value
     */
    public PlayerUpdate name(String name) {
        return with("name", name);
    }

    /**
     * Changes the advertisements.
     *
     * @param ads all of them, each as JSON has it: {@code url}, {@code trigger} with {@code type} {@code preroll},
     *     {@code midroll} or {@code postroll} and {@code trigger_settings}, {@code countries} with {@code items} and
     *     {@code type} {@code include} or {@code exclude}
     * @return a copy with the value
     */
    public PlayerUpdate ads(Collection<? extends Map<String, ?>> ads) {
        return with("ads", Copies.of(ads));
    }
}
