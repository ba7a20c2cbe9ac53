package io.kinescope.test.analytics;

import io.kinescope.test.http.Query;
import io.kinescope.test.json.ApiError;
import io.kinescope.test.json.ApiError.InvalidParam;
import io.kinescope.test.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The period of a request. A date stands for its start in the workspace's time zone.
 *
 * @param from its start, inclusive
 * @param to its end, exclusive
 * @param meta the period as answers state it
 */
public record Period(Instant from, Instant to, ObjectNode meta) {

    /** The time zone of the workspace. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Moscow");

    public static Period of(Query query) {
        List<InvalidParam> invalid = new ArrayList<>();
        Instant from = read(query, "from", invalid);
        Instant to = read(query, "to", invalid);
        if (from != null && to != null && to.isBefore(from)) {
            invalid.add(new InvalidParam("to", "gtefield", "to must not be before from", null));
        }
        if (from == null || to == null || !invalid.isEmpty()) {
            throw ApiError.invalid(invalid);
        }
        ObjectNode meta = Json.object()
                .put("from", written(query.text("from")))
                .put("to", written(query.text("to")))
                .put("timezone", ZONE.getId());
        return new Period(from, to, meta);
    }

    private static @Nullable Instant read(Query query, String name, List<InvalidParam> invalid) {
        String text = query.text(name);
        if (text == null) {
            invalid.add(new InvalidParam(name, "required", name + " is required", null));
            return null;
        }
        try {
            return isDate(text) ? LocalDate.parse(text).atStartOfDay(ZONE).toInstant() : Instant.parse(text);
        } catch (DateTimeException e) {
            invalid.add(new InvalidParam(name, "datetime", name + " must be YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ", null));
            return null;
        }
    }

    private static @Nullable String written(@Nullable String text) {
        return text != null && isDate(text) ? text + "T00:00:00Z" : text;
    }

    private static boolean isDate(String text) {
        return !text.contains("T");
    }
}
