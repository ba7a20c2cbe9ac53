package io.kinescope.test.http;

import io.kinescope.test.json.ApiError;
import io.kinescope.test.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The order of a listing.
 *
 * @param keys the fields it is sorted by, the most significant first
 */
public record Ordering(List<Key> keys) {

    /**
     * A field that a listing is sorted by.
     *
     * @param field its name in the API
     * @param descending whether the greatest comes first
     */
    public record Key(String field, boolean descending) {}

    /** Reads the parameter {@code order}, such as {@code created_at.desc,title}. */
    public static Ordering parse(@Nullable String text, List<String> allowed, String absent) {
        List<Key> keys = new ArrayList<>();
        for (String term : (text == null ? absent : text).split(",", -1)) {
            int dot = term.indexOf('.');
            String field = dot < 0 ? term : term.substring(0, dot);
            if (!allowed.contains(field)) {
                throw ApiError.orderNotAllowed(field);
            }
            keys.add(new Key(field, descending(dot < 0 ? "asc" : term.substring(dot + 1))));
        }
        return new Ordering(List.copyOf(keys));
    }

    private static boolean descending(String direction) {
        return switch (direction) {
            case "asc" -> false;
            case "desc" -> true;
            default -> throw ApiError.invalid("order", "oneof", "Must be one of: asc, desc");
        };
    }

    /** Returns a comparator by the keys, given the comparators of their fields. */
    public <T> Comparator<T> comparator(Function<String, Comparator<T>> ascending) {
        return (left, right) -> {
            int result = 0;
            for (int i = 0; result == 0 && i < keys.size(); i++) {
                Comparator<T> comparator = ascending.apply(keys.get(i).field());
                result = keys.get(i).descending() ? comparator.compare(right, left) : comparator.compare(left, right);
            }
            return result;
        };
    }

    /** Returns the order as answers state it: an object whose keys are in order. */
    public ObjectNode meta() {
        ObjectNode meta = Json.object();
        keys.forEach(key -> meta.put(key.field(), key.descending() ? "desc" : "asc"));
        return meta;
    }
}
