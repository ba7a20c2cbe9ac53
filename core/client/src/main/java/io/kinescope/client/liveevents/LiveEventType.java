package io.kinescope.client.liveevents;

import io.kinescope.client.type.OpenEnum;
import java.util.Objects;

/**
 * The kind of a live event: it takes place once or repeatedly.
 *
 * @param value the value as the API spells it
 */
public record LiveEventType(String value) implements OpenEnum {

    /** Takes place once. */
    public static final LiveEventType ONE_TIME = new LiveEventType("one-time");

    /** Takes place again and again. */
    public static final LiveEventType RECURRING = new LiveEventType("recurring");

    /**
     * Creates a value, which may be one without a constant.
     *
     * @param value the value as the API spells it
     */
    public LiveEventType {
        Objects.requireNonNull(value, "value must not be null");
    }

    @Override
    public String toString() {
        return value;
    }
}
