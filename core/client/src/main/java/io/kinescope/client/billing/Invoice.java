package io.kinescope.client.billing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An invoice. The response is undocumented.
 *
 * @param values the fields of the response, by name, as JSON has it; unmodifiable
 */
public record Invoice(Map<String, @Nullable Object> values) {

    /**
     * Copies the map.
     *
     * @param values the fields of the response, by name
     */
    public Invoice {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static Invoice of(Map<?, ?> json) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        json.forEach((name, value) -> values.put(String.valueOf(name), value));
        return new Invoice(values);
    }
}
