package io.kinescope.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** All objects of one kind, in the order of their creation. */
final class Store<T> {

    private final Map<String, T> items = new LinkedHashMap<>();
    private final String kind;
    private final Function<T, String> id;

    /** The kind is what an answer calls an object that is not there. */
    Store(String kind, Function<T, String> id) {
        this.kind = kind;
        this.id = id;
    }

    List<T> all() {
        return List.copyOf(items.values());
    }

    T require(String id) {
        T item = items.get(id);
        if (item == null) {
            throw ApiError.notFound(kind);
        }
        return item;
    }

    /** Adds an object, or takes it for the one with the same id. */
    void put(T item) {
        items.put(id.apply(item), item);
    }

    void delete(T item) {
        items.remove(id.apply(item));
    }

    void deleteIf(Predicate<T> condition) {
        items.values().removeIf(condition);
    }
}
