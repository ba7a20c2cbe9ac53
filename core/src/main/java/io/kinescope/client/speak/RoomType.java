package io.kinescope.client.speak;

import io.kinescope.client.OpenEnum;

/**
 * How long a room lasts.
 *
 * @param value the value as the API spells it
 */
public record RoomType(String value) implements OpenEnum {

    /** For one meeting. */
    public static final RoomType INSTANT_MEETING = new RoomType("instant_meeting");

    /** For many meetings. */
    public static final RoomType PERMANENT_MEETING = new RoomType("permanent_meeting");

    @Override
    public String toString() {
        return value;
    }
}
