package io.kinescope.client.liveevents;

import io.kinescope.client.type.OpenEnum;
import java.util.Objects;

/**
 * The status of a stream of a live event.
 *
 * @param value the value as the API spells it
 */
public record StreamStatus(String value) implements OpenEnum {

    /** Has not begun. */
    public static final StreamStatus PENDING = new StreamStatus("pending");

    /** Is being shown; undocumented, but seen. */
    public static final StreamStatus ON_AIR = new StreamStatus("on-air");

    /** Is over. */
    public static final StreamStatus FINISHED = new StreamStatus("finished");

    /**
     * Creates a value, which may be one without a constant.
     *
     * @param value the value as the API spells it
     */
    public StreamStatus {
        Objects.requireNonNull(value, "value must not be null");
    }

    @Override
    public String toString() {
        return value;
    }
}
