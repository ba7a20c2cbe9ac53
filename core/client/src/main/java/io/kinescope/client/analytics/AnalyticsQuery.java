package io.kinescope.client.analytics;

import io.kinescope.client.listing.Order;
import io.kinescope.client.type.OpenEnum;
import io.kinescope.client.type.Params;
import io.kinescope.client.type.TimeRange;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /v1/analytics} measures, and by what.
 */
public final class AnalyticsQuery extends Params<AnalyticsQuery> {

    private AnalyticsQuery(Map<String, @Nullable Object> values) {
        super(values, AnalyticsQuery::new);
    }

    /**
     * Measures what the API chooses; what that is, is undocumented.
     *
     * @param range from when to when
     * @return a query with nothing else
     */
    public static AnalyticsQuery of(TimeRange range) {
        return new AnalyticsQuery(Map.of()).with("from", range.from()).with("to", range.to());
    }

    /**
     * Gives a row for each step of time.
     *
     * @param granularity the steps; the default is undocumented
     * @return a copy with the value
     */
    public AnalyticsQuery group(Granularity granularity) {
        return with("group", granularity);
    }

    /**
     * Gives a row for each value of these dimensions.
     *
     * @param dimensions at least one
     * @return a copy with the value
     */
    public AnalyticsQuery groupEntities(Dimension... dimensions) {
        return withCommas("group_entities", dimensions);
    }

    /**
     * Asks for these columns, beside the time and the workspace, which are always there.
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
     * @param order fields that are asked for; {@code watch_time} is known to be refused; the default is the API's
     * @return a copy with the value
     */
    public AnalyticsQuery order(Order order) {
        return with("order", order);
    }

    private AnalyticsQuery withCommas(String name, OpenEnum... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException(name + " needs at least one value");
        }
        return with(name, Arrays.stream(values).map(OpenEnum::value).collect(Collectors.joining(",")));
    }
}
