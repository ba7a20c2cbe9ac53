package io.kinescope.client.players;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/players}.
 */
public final class PlayerCreate extends PlayerFields<PlayerCreate> {

    private PlayerCreate(Map<String, @Nullable Object> values) {
        super(values, PlayerCreate::new);
    }

    /**
     * Creates a player template.
     *
     * @param name the name
     * @return the request
     */
    public static PlayerCreate of(String name) {
        return new PlayerCreate(Map.of()).name(name);
    }
}
