package io.kinescope.client.type;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A value out of a set that may grow: a one-component record with a constant for every known value.
 *
 * <p>A value without a constant is kept as it is, compares by its text, and can be sent back. As JSON, a value is its text,
 * also for a plain Jackson 2 or 3, such as the one of a WebFlux application that returns an answer of this client.
 */
public interface OpenEnum {

    /**
     * Returns the value as the API spells it.
     *
     * @return the value
     */
    @JsonValue
    String value();
}
