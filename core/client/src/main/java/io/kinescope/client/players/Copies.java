package io.kinescope.client.players;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies JSON, so that a request does not change with what it was made of; unlike {@code Map.copyOf} it takes null. */
final class Copies {

    private Copies() {}

    static Map<String, @Nullable Object> of(Map<String, ?> object) {
        return Collections.unmodifiableMap(new LinkedHashMap<String, @Nullable Object>(object));
    }

    static List<Map<String, @Nullable Object>> of(Collection<? extends Map<String, ?>> objects) {
        return objects.stream().map(Copies::of).toList();
    }
}
