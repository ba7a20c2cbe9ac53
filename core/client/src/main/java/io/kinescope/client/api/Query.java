package io.kinescope.client.api;

import io.kinescope.client.type.OpenEnum;
import io.kinescope.client.type.Params;
import java.util.Collection;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Writes parameters as the query of a URI. */
final class Query {

    private Query() {}

    /** Returns the query with its question mark, or nothing if there is nothing to ask for. */
    static String of(Map<String, @Nullable Object> values) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        values.forEach((name, value) -> {
            if (value instanceof Collection<?> many) {
                many.forEach(one -> add(query, name, one));
            } else {
                add(query, name, value);
            }
        });
        return query.toString();
    }

    private static void add(StringJoiner query, String name, @Nullable Object value) {
        if (value != null) {
            query.add(name(name) + "=" + PathTemplate.encode(text(name, value)));
        }
    }

    /** The API spells the names of repeated parameters with brackets, and is known to take them as they are. */
    private static String name(String name) {
        return name.endsWith("[]")
                ? PathTemplate.encode(name.substring(0, name.length() - 2)) + "[]"
                : PathTemplate.encode(name);
    }

    private static String text(String name, Object value) {
        if (value instanceof OpenEnum known) {
            return known.value();
        }
        if (value instanceof Map || value instanceof Params) {
            throw new IllegalArgumentException(name + " is an object, which a query cannot hold");
        }
        return value.toString();
    }
}
