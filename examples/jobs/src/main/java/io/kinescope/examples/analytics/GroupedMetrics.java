package io.kinescope.examples.analytics;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.analytics.AnalyticsQuery;
import io.kinescope.client.analytics.AnalyticsRow;
import io.kinescope.client.analytics.Dimension;
import io.kinescope.client.analytics.Granularity;
import io.kinescope.client.analytics.Metric;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** The metrics of all videos, from one request. The API has a row for each video and day on which something was measured. */
final class GroupedMetrics {

    private final DayRange range;
    private final Map<String, Map<LocalDate, DayMetrics>> videos = new HashMap<>();

    private GroupedMetrics(DayRange range) {
        this.range = range;
    }

    static Mono<GroupedMetrics> read(KinescopeClient client, DayRange range) {
        AnalyticsQuery query = AnalyticsQuery.of(range.requested())
                .group(Granularity.DAY)
                .groupEntities(Dimension.VIDEO_ID)
                .fields(Dimension.VIDEO_ID, Metric.VIEW, Metric.UNIQUE_VIEW, Metric.WATCH_TIME, Metric.PLAYER_LOAD);
        return client.analytics().list(query).collect(() -> new GroupedMetrics(range), GroupedMetrics::add);
    }

    /** Returns the metrics of every day. */
    List<DayMetrics> of(String videoId) {
        Map<LocalDate, DayMetrics> days = videos.getOrDefault(videoId, Map.of());
        return range.days()
                .map(day -> days.getOrDefault(day, DayMetrics.none(day)))
                .toList();
    }

    private void add(AnalyticsRow row) {
        String video = row.text(Dimension.VIDEO_ID);
        ZonedDateTime date = row.date();
        if (video == null || date == null) {
            throw new UngroupedException("a row has no video or no date");
        }
        LocalDate day = date.toLocalDate();
        if (range.contains(day)
                && videos.computeIfAbsent(video, absent -> new HashMap<>()).put(day, DayMetrics.of(day, row)) != null) {
            throw new UngroupedException("a video has several rows of a day");
        }
    }

    /** The API has answered, but not grouped as it was told. */
    static final class UngroupedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UngroupedException(String message) {
            super(message);
        }
    }
}
