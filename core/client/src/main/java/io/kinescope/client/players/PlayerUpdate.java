package io.kinescope.client.players;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PUT /v1/players/{player_id}}. Whether an update keeps the fields that are not set is undocumented.
 */
public final class PlayerUpdate extends PlayerFields<PlayerUpdate> {

    private PlayerUpdate(Map<String, @Nullable Object> values) {
        super(values, PlayerUpdate::new);
    }

    /**
     * Changes a player template. The API demands the settings with every update.
     *
     * @param settings the settings by name; the names are undocumented
     * @return the request
     */
    public static PlayerUpdate of(Map<String, ?> settings) {
        return new PlayerUpdate(Map.of()).settings(settings);
    }
}
