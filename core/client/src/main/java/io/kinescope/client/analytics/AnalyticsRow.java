package io.kinescope.client.analytics;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of custom analytics: the fields that were asked for, the time and the workspace.
 *
 * <p>A metric that is not in the row is null, and so is one of another kind; one that is 0 was measured.
 *
 * @param values the values by the name of their field, as JSON has them; unmodifiable
 * @param timezone the time zone of the workspace; UTC where the API leaves it out
 */
public record AnalyticsRow(Map<String, @Nullable Object> values, ZoneId timezone) {

    /**
     * Copies the map.
     *
     * @param values the values by the name of their field
     * @param timezone the time zone of the workspace
     */
    public AnalyticsRow {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static AnalyticsRow of(Map<?, ?> json, ZoneId timezone) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        json.forEach((name, value) -> values.put(String.valueOf(name), value));
        return new AnalyticsRow(values, timezone);
    }

    /**
     * Returns how often something happened.
     *
     * @param metric a metric that counts
     * @return the number; null if the row has none, or no whole one
     */
    public @Nullable Long count(Metric metric) {
        Objects.requireNonNull(metric, "metric must not be null");
        try {
            return values.get(metric.value()) instanceof Number number
                    ? (Long) new BigDecimal(number.toString()).longValueExact()
                    : null;
        } catch (ArithmeticException | NumberFormatException notWhole) {
            return null;
        }
    }

    /**
     * Returns how long something took.
     *
     * @param metric a metric that measures time; its unit is undocumented, and is seconds by all that was seen
     * @return the time; null if the row has none
     */
    public @Nullable Double seconds(Metric metric) {
        Objects.requireNonNull(metric, "metric must not be null");
        return values.get(metric.value()) instanceof Number number ? (Double) number.doubleValue() : null;
    }

    /**
     * Returns what the row was measured by.
     *
     * @param dimension the dimension
     * @return the value; null if the row has none
     */
    public @Nullable String text(Dimension dimension) {
        Object value = values.get(
                Objects.requireNonNull(dimension, "dimension must not be null").value());
        return value == null ? null : value.toString();
    }

    /**
     * Returns when the row's step of time begins, in the time zone of the workspace, where a day begins at midnight.
     *
     * @return the time; null if the row has none
     */
    public @Nullable ZonedDateTime date() {
        try {
            return values.get("date") instanceof String date
                    ? Instant.parse(date).atZone(timezone)
                    : null;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
