package io.kinescope.client.restreams;

import io.kinescope.client.type.OpenEnum;
import java.util.Objects;

/**
 * The status of a restream.
 *
 * @param value the value as the API spells it
 */
public record RestreamStatus(String value) implements OpenEnum {

    /** Sends nothing; the only value that is documented. */
    public static final RestreamStatus DISCONNECTED = new RestreamStatus("disconnected");

    /**
     * Creates a value, which may be one without a constant.
     *
     * @param value the value as the API spells it
     */
    public RestreamStatus {
        Objects.requireNonNull(value, "value must not be null");
    }

    @Override
    public String toString() {
        return value;
    }
}
