package io.kinescope.client.analytics;

import io.kinescope.client.type.Params;
import io.kinescope.client.type.TimeRange;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query of {@code GET /v1/analytics/overview}.
 */
public final class OverviewQuery extends Params<OverviewQuery> {

    private OverviewQuery(Map<String, @Nullable Object> values) {
        super(values, OverviewQuery::new);
    }

    /**
     * Creates a query for all videos.
     *
     * @param range the period
     * @return a query without filters
     */
    public static OverviewQuery of(TimeRange range) {
        return new OverviewQuery(Map.of()).with("from", range.from()).with("to", range.to());
    }

    /**
     * Sets the length of a time step of the timeline.
     *
     * @param granularity the length; the default is {@link Granularity#DAY}
     * @return a copy with the value
     */
    public OverviewQuery groupTime(Granularity granularity) {
        return with("group_time", granularity);
    }

    /**
     * Restricts the overview to one video.
     *
     * @param videoId the id of the video
     * @return a copy with the value
     */
    public OverviewQuery videoId(String videoId) {
        return with("video_id", videoId);
    }
}
