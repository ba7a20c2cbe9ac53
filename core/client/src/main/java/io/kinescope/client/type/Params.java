package io.kinescope.client.type;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The base of every request object: named values that are sent, and nothing else.
 *
 * <p>A name that was set is sent, in a body also as {@code null}; one that was not is absent. So an update can tell
 * "leave it" from "clear it". Every method returns a changed copy.
 *
 * @param <P> the type of the request object
 */
public abstract class Params<P extends Params<P>> {

    private final Map<String, @Nullable Object> values;

    /** Creates an object with nothing set. */
    protected Params() {
        this.values = Map.of();
    }

    /**
     * Creates an object with these values.
     *
     * @param values what is sent, by name
     */
    protected Params(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /**
     * Creates an object of this type with these values.
     *
     * @param values what is sent, by name
     * @return the new object
     */
    protected abstract P copy(Map<String, @Nullable Object> values);

    /**
     * Sets a value by the name the API gives it. This is the way to a field that has no method here.
     *
     * <p>In a body a value can be anything that JSON can say: text, a number, a boolean, a {@link java.time.Instant}, a
     * list, a map, {@code Params}. In a query a list repeats its name, and null leaves the name out.
     *
     * @param name the name as the API spells it
     * @param value the value; null clears a field of the API
     * @return a copy with the value
     */
    public final P with(String name, @Nullable Object value) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a parameter needs a name");
        }
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return copy(Collections.unmodifiableMap(changed));
    }

    /**
     * Adds to a list by the name the API gives it.
     *
     * @param name the name as the API spells it
     * @param element the element to add at the end
     * @return a copy with the longer list
     */
    protected final P append(String name, Object element) {
        List<Object> longer = new ArrayList<>();
        if (values.get(name) instanceof List<?> list) {
            longer.addAll(list);
        }
        longer.add(element);
        return with(name, Collections.unmodifiableList(longer));
    }

    /**
     * Sets a filter that takes several values. None at all would not filter, so the API would give everything.
     *
     * @param name the name as the API spells it
     * @param any what to let through; at least one
     * @return a copy with the filter
     */
    protected final P withAny(String name, Collection<?> any) {
        if (any.isEmpty()) {
            throw new IllegalArgumentException(name + " needs at least one value; leave it out to get everything");
        }
        return with(name, List.copyOf(any));
    }

    /**
     * Returns a duration as the API takes seconds: exact, and whole ones without a fraction.
     *
     * @param duration the duration
     * @return the number of seconds
     */
    public static BigDecimal seconds(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.toNanos(), 9).stripTrailingZeros();
        return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
    }

    /**
     * Returns what is sent, in the order it was set.
     *
     * @return the values by name; unmodifiable
     */
    public final Map<String, @Nullable Object> values() {
        return values;
    }

    /** Returns the names that are set. The values stay out, since they may be secret. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + values.keySet();
    }

    /** Tells whether both send the same. */
    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof Params<?> params && params.values.equals(values);
    }

    @Override
    public final int hashCode() {
        return values.hashCode();
    }
}
