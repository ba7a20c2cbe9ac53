package io.kinescope.client.players;

import io.kinescope.client.type.Params;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /v1/players} creates.
 */
public final class PlayerCreate extends Params<PlayerCreate> {

    private PlayerCreate() {}

    private PlayerCreate(Map<String, @Nullable Object> values) {
        super(values);
    }

    /**
     * Creates a player template.
     *
     * @param name the name
     * @return the request
     */
    public static PlayerCreate of(String name) {
        return new PlayerCreate().with("name", name);
    }

    @Override
    protected PlayerCreate copy(Map<String, @Nullable Object> values) {
        return new PlayerCreate(values);
    }

    /**
     * Sets the settings.
     *
     * @param settings the settings by name; the names are undocumented
     * @return a copy with the value
     */
    public PlayerCreate settings(Map<String, ?> settings) {
        return with("settings", Copies.of(settings));
    }

    /**
     * Sets the advertisements.
     *
     * @param ads all of them, each as JSON has it: {@code url}, {@code trigger} with {@code type} {@code preroll},
     *     {@code midroll} or {@code postroll} and {@code trigger_settings}, {@code countries} with {@code items} and
     *     {@code type} {@code include} or {@code exclude}
     * @return a copy with the value
     */
    public PlayerCreate ads(Collection<? extends Map<String, ?>> ads) {
        return with("ads", Copies.of(ads));
    }
}
