package io.kinescope.client.speakrooms;

import io.kinescope.client.type.OpenEnum;

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

    @Override
    public String toString() {
        return value;
    }
}
