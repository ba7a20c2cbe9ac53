package io.kinescope.client.speakrooms;

import io.kinescope.client.type.OpenEnum;
import java.util.Objects;

/**
 * The lifetime of a room.
 *
 * @param value the value as the API spells it
 */
public record RoomType(String value) implements OpenEnum {

    /** For one meeting. */
    public static final RoomType INSTANT_MEETING = new RoomType("instant_meeting");

    /** For many meetings. */
    public static final RoomType PERMANENT_MEETING = new RoomType("permanent_meeting");

    /**
     * Creates a value, which may be one without a constant.
     *
     * @param value the value as the API spells it
     */
    public RoomType {
        Objects.requireNonNull(value, "value must not be null");
    }

    @Override
    public String toString() {
        return value;
    }
}
