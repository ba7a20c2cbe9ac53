package io.kinescope.client.speakrooms;

import io.kinescope.client.type.OpenEnum;

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

    @Override
    public String toString() {
        return value;
    }
}
