package io.kinescope.test.http;

import io.kinescope.test.json.ApiError;
import io.kinescope.test.json.Uuids;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query of a request. Unknown parameters are ignored, invalid ones are an {@link ApiError}.
 *
 * @param parameters every parameter with its values, in the order they were sent
 */
public record Query(Map<String, List<String>> parameters) {

    List<String> texts(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    /** Returns the first value, null if there is none or it is empty. */
    @Nullable
    public String text(String name) {
        List<String> values = texts(name);
        return values.isEmpty() || values.get(0).isEmpty() ? null : values.get(0);
    }

    @Nullable
    public String id(String name) {
        String id = text(name);
        if (id != null && !Uuids.isUuid(id)) {
            throw ApiError.invalidUuid();
        }
        return id;
    }

    public List<String> ids(String name) {
        List<String> ids = texts(name);
        if (!ids.stream().allMatch(Uuids::isUuid)) {
            throw ApiError.invalidUuid();
        }
        return ids;
    }

    public List<String> oneOf(String name, List<String> allowed) {
        List<String> values = texts(name);
        if (!allowed.containsAll(values)) {
            throw ApiError.invalid(name, "oneof", "Must be one of: " + String.join(", ", allowed));
        }
        return values;
    }

    public boolean flag(String name) {
        String value = text(name);
        if (value == null) {
            return false;
        }
        return switch (value) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw ApiError.invalid(name, "boolean", "Must be true or false");
        };
    }

    /** Returns a number of at least 1. */
    int count(String name, int absent) {
        String value = text(name);
        if (value == null) {
            return absent;
        }
        try {
            int count = Integer.parseInt(value);
            if (count >= 1) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Answered like a number which is too small.
        }
        throw ApiError.invalid(name, "min", "Must be a number from 1 on");
    }
}
