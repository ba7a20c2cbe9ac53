package io.kinescope.client.restreams;

import io.kinescope.client.type.OpenEnum;

/**
 * The status of a restream.
 *
 * @param value the value as the API spells it
 */
public record RestreamStatus(String value) implements OpenEnum {

    /** Sends nothing; the only value that is documented. */
    public static final RestreamStatus DISCONNECTED = new RestreamStatus("disconnected");

    @Override
    public String toString() {
        return value;
    }
}
