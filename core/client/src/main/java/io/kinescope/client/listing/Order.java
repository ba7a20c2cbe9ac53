package io.kinescope.client.listing;

import io.kinescope.client.error.ErrorCode;
import io.kinescope.client.type.Params;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The order of a listing: by one field, then by others where it leaves ties.
 *
 * <pre>{@code
 * Order.desc("created_at").thenAsc("title")
 * }</pre>
 *
 * <p>Which fields a listing can be sorted by is the API's to say; it refuses others with
 * {@link ErrorCode#NOT_ALLOWED_ORDER_FIELD}.
 *
 * @param keys the fields with their directions, the first one first; never empty
 */
public record Order(List<Key> keys) {

    /**
     * A field and its direction.
     *
     * @param field the field's name as the API spells it
     * @param direction ascending or descending
     */
    public record Key(String field, Direction direction) {

        /**
         * Checks the name of the field.
         *
         * @param field the field's name as the API spells it
         * @param direction ascending or descending
         */
        public Key {
            Objects.requireNonNull(direction, "direction must not be null");
            if (!isField(Objects.requireNonNull(field, "field must not be null"))) {
                throw new IllegalArgumentException(
                        "an order field must be one name such as created_at, not \"" + field + "\"");
            }
        }

        private static boolean isField(String name) {
            return !name.isBlank() && name.chars().noneMatch(c -> c == ',' || c == '.' || Character.isWhitespace(c));
        }
    }

    /** The direction of a sort. */
    public enum Direction {
        /** Smallest, oldest or alphabetically first one first. */
        ASC,
        /** Largest, newest or alphabetically last one first. */
        DESC;

        @Override
        public String toString() {
            return this == ASC ? "asc" : "desc";
        }
    }

    /**
     * Copies the list.
     *
     * @param keys the fields with their directions, the first one first
     */
    public Order {
        keys = Params.list("keys", keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("an order needs at least one field");
        }
    }

    /**
     * Sorts by a field, smallest first.
     *
     * @param field the field's name as the API spells it
     * @return the order
     */
    public static Order asc(String field) {
        return new Order(List.of(new Key(field, Direction.ASC)));
    }

    /**
     * Sorts by a field, largest first.
     *
     * @param field the field's name as the API spells it
     * @return the order
     */
    public static Order desc(String field) {
        return new Order(List.of(new Key(field, Direction.DESC)));
    }

    /**
     * Sorts what this order leaves tied by a further field, smallest first.
     *
     * @param field the field's name as the API spells it
     * @return a new order
     */
    public Order thenAsc(String field) {
        return then(new Key(field, Direction.ASC));
    }

    /**
     * Sorts what this order leaves tied by a further field, largest first.
     *
     * @param field the field's name as the API spells it
     * @return a new order
     */
    public Order thenDesc(String field) {
        return then(new Key(field, Direction.DESC));
    }

    private Order then(Key key) {
        List<Key> longer = new ArrayList<>(keys);
        longer.add(key);
        return new Order(longer);
    }

    /** Returns the order as the API takes it, such as {@code created_at.desc,title.asc}. */
    @Override
    public String toString() {
        return keys.stream().map(key -> key.field() + "." + key.direction()).collect(Collectors.joining(","));
    }
}
