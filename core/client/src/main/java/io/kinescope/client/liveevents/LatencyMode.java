package io.kinescope.client.liveevents;

import io.kinescope.client.type.OpenEnum;
import java.util.Objects;

/**
 * The delay of viewers behind the stream.
 *
 * @param value the value as the API spells it
 */
public record LatencyMode(String value) implements OpenEnum {

    /** The default of the API. */
    public static final LatencyMode STANDARD = new LatencyMode("standard");

    /** Closer to the stream. */
    public static final LatencyMode REDUCED = new LatencyMode("reduced");

    /**
     * Creates a value, which may be one without a constant.
     *
     * @param value the value as the API spells it
     */
    public LatencyMode {
        Objects.requireNonNull(value, "value must not be null");
    }

    @Override
    public String toString() {
        return value;
    }
}
