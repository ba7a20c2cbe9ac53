package io.kinescope.client.listing;

import java.util.List;
import java.util.Objects;

/** The copy of a list of a caller. */
final class Elements {

    private Elements() {}

    /** Returns an unmodifiable copy; refuses null, and null in the list, by name. */
    static <T> List<T> copy(String name, List<? extends T> elements) {
        Objects.requireNonNull(elements, name + " must not be null")
                .forEach(element -> Objects.requireNonNull(element, name + " must not contain null"));
        return List.copyOf(elements);
    }
}
