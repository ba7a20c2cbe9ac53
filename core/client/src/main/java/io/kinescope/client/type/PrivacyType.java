package io.kinescope.client.type;

import java.util.Objects;

/**
 * The sites that may embed videos.
 *
 * @param value the value as the API spells it
 */
public record PrivacyType(String value) implements OpenEnum {

    /** On any site. */
    public static final PrivacyType ANYWHERE = new PrivacyType("anywhere");

    /** On the domains that are listed. */
    public static final PrivacyType CUSTOM = new PrivacyType("custom");

    /** Nowhere. */
    public static final PrivacyType NOWHERE = new PrivacyType("nowhere");

    /**
     * Creates a value, which may be one without a constant.
     *
     * @param value the value as the API spells it
     */
    public PrivacyType {
        Objects.requireNonNull(value, "value must not be null");
    }

    @Override
    public String toString() {
        return value;
    }
}
