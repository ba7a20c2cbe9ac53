package io.kinescope.client.liveevents;

import io.kinescope.client.type.OpenEnum;

/**
 * How far viewers are behind the stream.
 *
 * @param value the value as the API spells it
 */
public record LatencyMode(String value) implements OpenEnum {

    /** What the API takes unless told otherwise. */
    public static final LatencyMode STANDARD = new LatencyMode("standard");

    /** Closer to the stream. */
    public static final LatencyMode REDUCED = new LatencyMode("reduced");

    @Override
    public String toString() {
        return value;
    }
}
