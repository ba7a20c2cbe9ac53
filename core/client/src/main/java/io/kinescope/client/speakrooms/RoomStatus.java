package io.kinescope.client.speakrooms;

import io.kinescope.client.type.OpenEnum;
import java.util.Objects;

/**
 * The status of a meeting.
 *
 * @param value the value as the API spells it
 */
public record RoomStatus(String value) implements OpenEnum {

    /** Has not begun. */
    public static final RoomStatus PENDING = new RoomStatus("pending");

    /** Begins at a set time. */
    public static final RoomStatus SCHEDULED = new RoomStatus("scheduled");

    /** Takes place. */
    public static final RoomStatus ACTIVE = new RoomStatus("active");

    /** Was called off. */
    public static final RoomStatus CANCELLED = new RoomStatus("cancelled");

    /** Is over. */
    public static final RoomStatus FINISHED = new RoomStatus("finished");

    /**
     * Creates a value, which may be one without a constant.
     *
     * @param value the value as the API spells it
     */
    public RoomStatus {
        Objects.requireNonNull(value, "value must not be null");
    }

    @Override
    public String toString() {
        return value;
    }
}
