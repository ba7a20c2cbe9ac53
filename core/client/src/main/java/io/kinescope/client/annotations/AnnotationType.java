package io.kinescope.client.annotations;

import io.kinescope.client.type.OpenEnum;
import java.util.Objects;

/**
 * The kind of an annotation.
 *
 * @param value the value as the API spells it
 */
public record AnnotationType(String value) implements OpenEnum {

    /** A text. */
    public static final AnnotationType TEXT = new AnnotationType("text");

    /** Another video. */
    public static final AnnotationType VIDEO = new AnnotationType("video");

    /**
     * Creates a value, which may be one without a constant.
     *
     * @param value the value as the API spells it
     */
    public AnnotationType {
        Objects.requireNonNull(value, "value must not be null");
    }

    @Override
    public String toString() {
        return value;
    }
}
