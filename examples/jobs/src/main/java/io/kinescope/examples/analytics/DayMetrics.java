package io.kinescope.examples.analytics;

import io.kinescope.client.analytics.AnalyticsOverview.Step;
import io.kinescope.client.analytics.AnalyticsRow;
import io.kinescope.client.analytics.Metric;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of a video on a day. A metric that the API leaves out is null, which 0 is not.
 *
 * @param day the day, in the workspace's time zone
 * @param views the number of views
 * @param uniqueViews the number of views, each viewer counted once
 * @param watchTime the time watched, in seconds
 * @param playerLoads the number of times a player was loaded
 */
record DayMetrics(
        LocalDate day,
        @Nullable Long views,
        @Nullable Long uniqueViews,
        @Nullable Double watchTime,
        @Nullable Long playerLoads) {

    static DayMetrics of(Step step) {
        return new DayMetrics(
                step.date().toLocalDate(), step.views(), step.uniqueViews(), step.watchTime(), step.playerLoads());
    }

    static DayMetrics of(LocalDate day, AnalyticsRow row) {
        return new DayMetrics(
                day,
                row.count(Metric.VIEW),
                row.count(Metric.UNIQUE_VIEW),
                row.seconds(Metric.WATCH_TIME),
                row.count(Metric.PLAYER_LOAD));
    }

    /** Returns the metrics of a day on which nothing was measured. */
    static DayMetrics none(LocalDate day) {
        return new DayMetrics(day, 0L, 0L, 0.0, 0L);
    }
}
