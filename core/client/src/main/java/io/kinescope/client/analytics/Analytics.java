package io.kinescope.client.analytics;

import io.kinescope.client.api.Api;
import io.kinescope.client.listing.Listing;
import io.kinescope.client.type.TimeRange;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * The analytics of the workspace's videos. A view counts after 5 seconds of playback.
 *
 * <pre>{@code
 * TimeRange january = TimeRange.of(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 2, 1));
 * Flux<AnalyticsRow> views = client.analytics()
 *         .list(AnalyticsQuery.of(january).groupEntities(Dimension.VIDEO_ID).fields(Metric.VIEW));
 * }</pre>
 */
public final class Analytics {

    private final Api api;

    /**
     * Creates the group.
     *
     * @param api the API that sends the calls
     */
    public Analytics(Api api) {
        this.api = Objects.requireNonNull(api, "api must not be null");
    }

    /**
     * Lists the metrics that the query asks for, grouped as it says: {@code GET /v1/analytics}.
     *
     * @param query the period of time, the metrics and the dimensions
     * @return the rows; none if nothing was measured
     */
    public Listing<AnalyticsRow> list(AnalyticsQuery query) {
        return api.get("/v1/analytics")
                .query(query)
                .zoned(Map.class, AnalyticsRow::of)
                .allItems();
    }

    /**
     * Sums up how all videos were watched, by day: {@code GET /v1/analytics/overview}.
     *
     * @param range the period of time
     * @return the overview
     */
    public Mono<AnalyticsOverview> getOverview(TimeRange range) {
        return getOverview(OverviewQuery.of(range));
    }

    /**
     * Sums up how videos were watched: {@code GET /v1/analytics/overview}.
     *
     * @param query the period of time, the video and the steps
     * @return the overview
     */
    public Mono<AnalyticsOverview> getOverview(OverviewQuery query) {
        return api.get("/v1/analytics/overview")
                .query(query)
                .zoned(AnalyticsOverview.class, AnalyticsOverview::in)
                .data();
    }
}
