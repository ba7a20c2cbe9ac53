package io.kinescope.client.analytics;

import io.kinescope.client.listing.Order;
import io.kinescope.client.type.OpenEnum;
import io.kinescope.client.type.Params;
import io.kinescope.client.type.TimeRange;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The query of {@code GET /v1/analytics}.
 */
public final class AnalyticsQuery extends Params<AnalyticsQuery> {

    private AnalyticsQuery(Map<String, @Nullable Object> values) {
        super(values, AnalyticsQuery::new);
    }

    /**
     * Creates a query with the API's default metrics, which are undocumented.
     *
     * @param range the period
     * @return a query without further fields
     */
    public static AnalyticsQuery of(TimeRange range) {
        Objects.requireNonNull(range, "range must not be null");
        return new AnalyticsQuery(Map.of()).set("from", range.from()).set("to", range.to());
    }

    /**
     * Groups the rows by time.
     *
     * @param granularity the length of a time step; the default is undocumented
     * @return a copy with the value
     */
    public AnalyticsQuery group(Granularity granularity) {
        return set("group", granularity);
    }

    /**
     * Groups the rows by these dimensions.
     *
     * @param dimensions at least one
     * @return a copy with the value
     */
    public AnalyticsQuery groupEntities(Dimension... dimensions) {
        return withCommas("group_entities", dimensions);
    }

    /**
     * Sets the columns; the time and the workspace are always included.
     *
     * @param fields at least one {@link Metric} or {@link Dimension}
     * @return a copy with the value
     */
    public AnalyticsQuery fields(AnalyticsField... fields) {
        return withCommas("fields", fields);
    }

    /**
     * Sorts the rows, for example by {@code Order.desc("view").thenDesc("play")}.
     *
     * @param order an order by columns of the query; the API is known to refuse {@code watch_time}; the default is the
     *     API's
     * @return a copy with the value
     */
    public AnalyticsQuery order(Order order) {
        return set("order", order);
    }

    private AnalyticsQuery withCommas(String name, OpenEnum... values) {
        List<OpenEnum> several = list(name, Arrays.asList(Objects.requireNonNull(values, name + " must not be null")));
        if (several.isEmpty()) {
            throw new IllegalArgumentException(name + " needs at least one value");
        }
        return set(name, several.stream().map(OpenEnum::value).collect(Collectors.joining(",")));
    }
}
