package io.kinescope.client.analytics;

import io.kinescope.client.type.Params;
import io.kinescope.client.type.TimeRange;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /v1/analytics/overview} sums up.
 */
public final class OverviewQuery extends Params<OverviewQuery> {

    private OverviewQuery(Map<String, @Nullable Object> values) {
        super(values, OverviewQuery::new);
    }

    /**
     * Sums up all videos.
     *
     * @param range from when to when
     * @return a query without filters
     */
    public static OverviewQuery of(TimeRange range) {
        return new OverviewQuery(Map.of()).with("from", range.from()).with("to", range.to());
    }

    /**
     * Sets the steps of the timeline.
     *
     * @param granularity the default is {@link Granularity#DAY}
     * @return a copy with the value
     */
    public OverviewQuery groupTime(Granularity granularity) {
        return with("group_time", granularity);
    }

    /**
     * Sums up only this video.
     *
     * @param videoId the id of a video
     * @return a copy with the value
     */
    public OverviewQuery videoId(String videoId) {
        return with("video_id", videoId);
    }
}
