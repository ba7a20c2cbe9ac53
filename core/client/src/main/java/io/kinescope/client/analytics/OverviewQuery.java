package io.kinescope.client.analytics;

import io.kinescope.client.type.Params;
import io.kinescope.client.type.TimeRange;
import java.util.Map;
import java.util.Objects;
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
        Objects.requireNonNull(range, "range must not be null");
        return new OverviewQuery(Map.of()).set("from", range.from()).set("to", range.to());
    }

    /**
     * Sets the length of a time step of the timeline.
     *
     * @param granularity the length; the default is {@link Granularity#DAY}
     * @return a copy with the value
     */
    public OverviewQuery groupTime(Granularity granularity) {
        return set("group_time", granularity);
    }

    /**
     * Restricts the overview to one video.
     *
     * @param videoId the id of the video
     * @return a copy with the value
     */
    public OverviewQuery videoId(String videoId) {
        return set("video_id", videoId);
    }
}
