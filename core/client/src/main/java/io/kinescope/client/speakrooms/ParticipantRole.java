package io.kinescope.client.speakrooms;

import io.kinescope.client.type.OpenEnum;
import java.util.Objects;

/**
 * The role of a participant.
 *
 * @param value the value as the API spells it
 */
public record ParticipantRole(String value) implements OpenEnum {

    /** Administrates the room. */
    public static final ParticipantRole ADMIN = new ParticipantRole("admin");

    /** Manages the room. */
    public static final ParticipantRole MANAGER = new ParticipantRole("manager");

    /**
     * Creates a value, which may be one without a constant.
     *
     * @param value the value as the API spells it
     */
    public ParticipantRole {
        Objects.requireNonNull(value, "value must not be null");
    }

    @Override
    public String toString() {
        return value;
    }
}
