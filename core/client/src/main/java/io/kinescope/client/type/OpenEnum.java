package io.kinescope.client.type;

/**
 * A value out of a set that may grow: a one-component record with a constant for every known value.
 *
 * <p>A value without a constant is kept as it is, compares by its text, and can be sent back.
 */
public interface OpenEnum {

    /**
     * Returns the value as the API spells it.
     *
     * @return the value
     */
    String value();
}
