package io.kinescope.client.type;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The check of the values that must not be null. */
final class Values {

    private Values() {}

    /** Returns the value, a collection or an array as a list of its own; refuses null, and null in a list, by name. */
    static Object checked(String name, @Nullable Object value) {
        if (value instanceof Object[] array) {
            return list(name, Arrays.asList(array));
        }
        return value instanceof Collection<?> many ? list(name, many) : required(name, value);
    }

    /** Returns the elements as a list of its own; refuses null, and null in it, by name. */
    static <T> List<T> list(String name, @Nullable Collection<? extends T> elements) {
        Collection<? extends T> given = required(name, elements);
        if (given.stream().anyMatch(Objects::isNull)) {
            throw new NullPointerException(name + " must not contain null");
        }
        return List.copyOf(given);
    }

    static <T> T required(String name, @Nullable T value) {
        Objects.requireNonNull(name, "name must not be null");
        if (value == null) {
            throw new NullPointerException(name + " must not be null");
        }
        return value;
    }
}
