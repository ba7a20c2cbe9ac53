package io.kinescope.client.players;

import io.kinescope.client.type.OpenEnum;
import java.util.Objects;

/**
 * The origin of a player template.
 *
 * @param value the value as the API spells it
 */
public record PlayerSource(String value) implements OpenEnum {

    /** By the API. */
    public static final PlayerSource API = new PlayerSource("api");

    /** In the dashboard; the API does not delete it. */
    public static final PlayerSource DASHBOARD = new PlayerSource("dashboard");

    /**
     * Creates a value, which may be one without a constant.
     *
     * @param value the value as the API spells it
     */
    public PlayerSource {
        Objects.requireNonNull(value, "value must not be null");
    }

    @Override
    public String toString() {
        return value;
    }
}
