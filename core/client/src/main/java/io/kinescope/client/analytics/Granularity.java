package io.kinescope.client.analytics;

import io.kinescope.client.type.OpenEnum;
import java.util.Objects;

/**
 * The steps of time that metrics are summed up in.
 *
 * @param value the value as the API spells it
 */
public record Granularity(String value) implements OpenEnum {

    /** Hour by hour. */
    public static final Granularity HOUR = new Granularity("hour");

    /** Day by day. */
    public static final Granularity DAY = new Granularity("day");

    /** Week by week. */
    public static final Granularity WEEK = new Granularity("week");

    /** Month by month. */
    public static final Granularity MONTH = new Granularity("month");

    /**
     * Creates a value, which may be one without a constant.
     *
     * @param value the value as the API spells it
     */
    public Granularity {
        Objects.requireNonNull(value, "value must not be null");
    }

    @Override
    public String toString() {
        return value;
    }
}
