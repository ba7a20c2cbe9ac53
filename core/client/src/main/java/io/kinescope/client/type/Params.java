package io.kinescope.client.type;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The base of all request objects: the named values that a request sends. Immutable; every method returns a changed copy.
 *
 * <p>A name that was set is sent, in a body also with the value {@code null}; a name that was not set is absent. So an
 * update can tell "leave it" from "clear it".
 *
 * <p>A subclass has a private constructor that takes the values, and a factory whose parameters are the required ones:
 *
 * <pre>{@code
 * private SubtitleUpdate(Map<String, @Nullable Object> values) {
 *     super(values, SubtitleUpdate::new);
 * }
 * }</pre>
 *
 * @param <P> the type of the request object
 */
public abstract class Params<P extends Params<P>> {

    private final Map<String, @Nullable Object> values;
    private final Function<Map<String, @Nullable Object>, P> constructor;

    /**
     * Creates an object with these values.
     *
     * @param values the values by name; must not change afterwards
     * @param constructor creates an object of the subclass with other values: the reference to its constructor
     */
    protected Params(Map<String, @Nullable Object> values, Function<Map<String, @Nullable Object>, P> constructor) {
        this.values = Values.required("values", values);
        this.constructor = Values.required("constructor", constructor);
    }

    /**
     * Sets a value by its name in the API, such as a field that has no method here.
     *
     * <p>In a body a value can be text, a number, a boolean, an {@link java.time.Instant}, a list, a map or
     * {@code Params}. In a query a list repeats its name, and null leaves the name out.
     *
     * @param name the name as the API spells it
     * @param value the value; null clears the field
     * @return a copy with the value
     */
    public final P with(String name, @Nullable Object value) {
        if (Values.required("name", name).isBlank()) {
            throw new IllegalArgumentException("a parameter needs a name");
        }
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return constructor.apply(Collections.unmodifiableMap(changed));
    }

    /**
     * Sets a value that must not be null; the one that may be is set by {@link #with(String, Object)}.
     *
     * @param name the name as the API spells it
     * @param value the value; a collection is copied, and an array is sent as a list
     * @return a copy with the value
     * @throws NullPointerException if the value is null or contains null; the message has the name
     */
    protected final P set(String name, Object value) {
        return with(name, Values.checked(name, value));
    }

    /**
     * Appends an element to the list of this name.
     *
     * @param name the name as the API spells it
     * @param element the new last element
     * @return a copy with the longer list
     * @throws NullPointerException if the element is null; the message has the name
     */
    protected final P append(String name, Object element) {
        List<Object> longer = new ArrayList<>();
        if (values.get(name) instanceof List<?> list) {
            longer.addAll(list);
        }
        longer.add(Values.checked(name, element));
        return with(name, Collections.unmodifiableList(longer));
    }

    /**
     * Sets a filter that matches any of several values. An empty filter would match everything, so it is refused.
     *
     * @param name the name as the API spells it
     * @param any the values to match; at least one
     * @return a copy with the filter
     * @throws NullPointerException if the values are null or contain null; the message has the name
     */
    protected final P withAny(String name, Collection<?> any) {
        List<?> values = Values.list(name, any);
        if (values.isEmpty()) {
            throw new IllegalArgumentException(name + " needs at least one value; leave it out to get everything");
        }
        return with(name, values);
    }

    /**
     * Sets a filter that matches any of several values, like {@link #withAny(String, Collection)}.
     *
     * @param name the name as the API spells it
     * @param any the values to match; at least one
     * @return a copy with the filter
     * @throws NullPointerException if the values are null or contain null; the message has the name
     */
    protected final P withAny(String name, Object[] any) {
        return withAny(name, Arrays.asList(Values.required(name, any)));
    }

    /**
     * Returns a list of its own of values that must not be null.
     *
     * @param name the name as the API spells it
     * @param elements the values
     * @param <T> the type of the values
     * @return the values; unmodifiable
     * @throws NullPointerException if the values are null or contain null; the message has the name
     */
    public static <T> List<T> list(String name, Collection<? extends T> elements) {
        return Values.list(name, elements);
    }

    /**
     * Returns a duration as a number of milliseconds; a fraction of one is cut off.
     *
     * @param name the name of the parameter that holds the duration
     * @param duration the duration
     * @return the number of milliseconds
     * @throws NullPointerException if the duration is null; the message has the name
     */
    public static long milliseconds(String name, Duration duration) {
        return Values.required(name, duration).toMillis();
    }

    /**
     * Returns a duration as an exact number of seconds; whole seconds have no fraction.
     *
     * @param name the name of the parameter that holds the duration
     * @param duration the duration
     * @return the number of seconds
     * @throws NullPointerException if the duration is null; the message has the name
     */
    public static BigDecimal seconds(String name, Duration duration) {
        BigDecimal seconds =
                BigDecimal.valueOf(Values.required(name, duration).toNanos(), 9).stripTrailingZeros();
        return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
    }

    /**
     * Returns the values in the order in which they were set.
     *
     * @return the values by name; unmodifiable
     */
    public final Map<String, @Nullable Object> values() {
        return values;
    }

    /** Returns the type and the names that are set, without the values, which may be secret. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + values.keySet();
    }

    /** Tells whether both send the same values. */
    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof Params<?> params && params.values.equals(values);
    }

    @Override
    public final int hashCode() {
        return values.hashCode();
    }
}
