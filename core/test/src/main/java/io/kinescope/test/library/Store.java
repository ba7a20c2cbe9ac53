package io.kinescope.test.library;

import io.kinescope.test.json.ApiError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** All objects of one kind, in the order of their creation. */
public final class Store<T> {

    private final Map<String, T> items = new LinkedHashMap<>();
    private final String kind;
    private final Function<T, String> id;

    /** Takes the name of the kind for answers about a missing object. */
    Store(String kind, Function<T, String> id) {
        this.kind = kind;
        this.id = id;
    }

    public List<T> all() {
        return List.copyOf(items.values());
    }

    public T require(String id) {
        T item = items.get(id);
        if (item == null) {
            throw ApiError.notFound(kind);
        }
        return item;
    }

    /** Adds an object, or replaces the one with the same id. */
    public void put(T item) {
        items.put(id.apply(item), item);
    }

    public void delete(T item) {
        items.remove(id.apply(item));
    }

    void deleteIf(Predicate<T> condition) {
        items.values().removeIf(condition);
    }
}
