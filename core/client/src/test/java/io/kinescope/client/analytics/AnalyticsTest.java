package io.kinescope.client.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kinescope.client.analytics.AnalyticsOverview.Share;
import io.kinescope.client.analytics.AnalyticsOverview.Step;
import io.kinescope.client.analytics.AnalyticsOverview.Total;
import io.kinescope.client.api.RecordingExchange;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.listing.Order;
import io.kinescope.client.type.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class AnalyticsTest {

    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    private static final TimeRange DAYS = TimeRange.of(LocalDate.of(2020, 8, 30), LocalDate.of(2020, 9, 1));
    private static final TimeRange HOURS =
            TimeRange.of(Instant.parse("2020-11-01T06:00:00Z"), Instant.parse("2020-11-01T12:00:00Z"));

    @Test
    void sumsUp() {
        RecordingExchange exchange = RecordingExchange.answeringWith("analytics/get-overview");
        StepVerifier.create(analytics(exchange).getOverview(DAYS))
                .assertNext(overview -> {
                    assertThat(overview.total()).isEqualTo(new Total(1L, null, 3.0, 179.0, 1L, null));
                    assertThat(overview.timeline())
                            .containsExactly(
                                    new Step(inMoscow("2020-08-30T00:00:00"), 0L, null, 0.0, 0.0, 0L),
                                    new Step(inMoscow("2020-08-31T00:00:00"), 1L, null, 3.0, 179.0, 1L));
                    assertThat(overview.top().oses()).containsExactly(new Share("Mac OS X", null, 1L, 0L));
                    assertThat(overview.top().devices())
                            .extracting(Share::name)
                            .containsExactly("desktop", "tv", "mobile", "tablet");
                    assertThat(overview.top().browsers()).containsExactly(new Share("Chrome", null, 1L, 0L));
                    assertThat(overview.top().countries())
                            .containsExactly(new Share("Russian Federation", "RU", 1L, 0L));
                })
                .verifyComplete();
        exchange.assertSent("GET /v1/analytics/overview?from=2020-08-30&to=2020-09-01");
    }

    @Test
    void sumsUpOneVideo() {
        RecordingExchange exchange = RecordingExchange.answeringWith("analytics/get-overview-newer");
        OverviewQuery query =
                OverviewQuery.of(HOURS).groupTime(Granularity.HOUR).videoId("v 1");
        StepVerifier.create(analytics(exchange).getOverview(query))
                .assertNext(overview -> {
                    assertThat(overview.total()).isEqualTo(new Total(1_234_567_890_123L, 97L, 8051.75, null, 0L, 2L));
                    assertThat(overview.timeline()).hasSize(2);
                    assertThat(overview.timeline().get(1))
                            .isEqualTo(new Step(ZonedDateTime.parse("2025-12-13T23:00:00Z"), 3L, 2L, 41.5, null, null));
                    assertThat(overview.top()).isNull();
                })
                .verifyComplete();
        exchange.assertSent("GET /v1/analytics/overview?from=2020-11-01T06%3A00%3A00Z&to=2020-11-01T12%3A00%3A00Z"
                + "&group_time=hour&video_id=v%201");
    }

    @Test
    void measuresWhatIsAskedFor() {
        RecordingExchange exchange = RecordingExchange.answeringWith("analytics/list");
        AnalyticsQuery query = AnalyticsQuery.of(HOURS)
                .group(Granularity.DAY)
                .groupEntities(Dimension.VIDEO_ID, Dimension.COUNTRY_CODE)
                .fields(Metric.VIEW, Metric.PLAY, Metric.WATCH_TIME, Dimension.VIDEO_ID)
                .order(Order.desc("view").thenDesc("play"));
        StepVerifier.create(analytics(exchange).list(query))
                .assertNext(row -> {
                    assertThat(row.date()).isEqualTo(inMoscow("2020-11-01T00:00:00"));
                    assertThat(row.timezone()).isEqualTo(MOSCOW);
                    assertThat(row.count(Metric.VIEW)).isEqualTo(30);
                    assertThat(row.count(Metric.PLAY)).isEqualTo(72);
                    assertThat(row.seconds(Metric.WATCH_TIME)).isNull();
                    assertThat(row.text(Dimension.VIDEO_ID)).isEqualTo("fEDjYFruuw6KcnCH11rUwW");
                    assertThat(row.text(Dimension.WORKSPACE_ID)).isEqualTo("bLT1ekSDynKrkKVcq7ZVi6");
                    assertThat(row.text(Dimension.COUNTRY_CODE)).isNull();
                    assertThat(row.values().keySet())
                            .containsExactly("workspace_id", "video_id", "date", "view", "play");
                })
                .expectNextCount(3)
                .verifyComplete();
        exchange.assertSent("GET /v1/analytics?from=2020-11-01T06%3A00%3A00Z&to=2020-11-01T12%3A00%3A00Z&group=day"
                + "&group_entities=video_id%2Ccountry_code&fields=view%2Cplay%2Cwatch_time%2Cvideo_id"
                + "&order=view.desc%2Cplay.desc");
        assertThat(exchange.requests()).hasSize(1);
    }

    @Test
    void tellsTimesInUtcIfTheTimeZoneIsMissingOrOdd() {
        for (String meta : List.of("null", "{}", "{\"time\":{}}", "{\"time\":{\"timezone\":\"Middle/Earth\"}}")) {
            RecordingExchange exchange = RecordingExchange.answering(
                    "{\"data\":[{\"date\":\"2020-10-31T21:00:00Z\"}],\"meta\":" + meta + "}");
            AnalyticsRow row = new Analytics(exchange.lenient(RetryPolicy.none()))
                    .list(AnalyticsQuery.of(DAYS))
                    .blockFirst();
            assertThat(row.date()).isEqualTo(ZonedDateTime.parse("2020-10-31T21:00:00Z"));
            assertThat(row.timezone()).isEqualTo(ZoneOffset.UTC);
        }
    }

    @Test
    void tellsTimesInTheTimeZoneThatComesBehindThem() {
        RecordingExchange exchange = RecordingExchange.answering("""
                {"data":{"total":{},"timeline":[{"date":"2020-10-31T21:00:00Z"}]},
                 "meta":{"time":{"timezone":"Europe/Moscow"}}}""");
        StepVerifier.create(analytics(exchange).getOverview(DAYS))
                .assertNext(overview ->
                        assertThat(overview.timeline().get(0).date()).isEqualTo(inMoscow("2020-11-01T00:00:00")))
                .verifyComplete();
    }

    @Test
    void measuresNothing() {
        RecordingExchange exchange = RecordingExchange.answering("{\"meta\":{},\"data\":[]}");
        StepVerifier.create(analytics(exchange).list(AnalyticsQuery.of(DAYS))).verifyComplete();
        exchange.assertSent("GET /v1/analytics?from=2020-08-30&to=2020-09-01");
    }

    @Test
    void tellsAMissingMetricFromZero() {
        AnalyticsRow row = row("{\"view\":0,\"play\":null,\"watch_time\":0,\"buffering_time\":2.5,\"future\":[1]}");
        assertThat(row.count(Metric.VIEW)).isZero();
        assertThat(row.count(Metric.PLAY)).isNull();
        assertThat(row.count(Metric.REPLAY)).isNull();
        assertThat(row.seconds(Metric.WATCH_TIME)).isZero();
        assertThat(row.seconds(Metric.BUFFERING_TIME)).isEqualTo(2.5);
        assertThat(row.seconds(Metric.PLAY)).isNull();
        assertThat(row.date()).isNull();
        assertThat(row.values()).containsKey("play").containsKey("future");
    }

    @Test
    void readsAnOddValueAsMissing() {
        AnalyticsRow row = row("{\"view\":\"many\",\"play\":1.5,\"pause\":3.0,\"seek\":99999999999999999999,"
                + "\"watch_time\":{},\"date\":\"yesterday\",\"device\":7}");
        assertThat(row.count(Metric.VIEW)).isNull();
        assertThat(row.count(Metric.PLAY)).isNull();
        assertThat(row.count(Metric.PAUSE)).isEqualTo(3);
        assertThat(row.count(Metric.SEEK)).isNull();
        assertThat(row.seconds(Metric.WATCH_TIME)).isNull();
        assertThat(row.date()).isNull();
        assertThat(row.text(Dimension.DEVICE)).isEqualTo("7");
        assertThat(row("{\"date\":5}").date()).isNull();
    }

    @Test
    void rowsDoNotChange() {
        Map<String, Object> values = new HashMap<>(Map.of("view", 1));
        AnalyticsRow row = new AnalyticsRow(values, ZoneOffset.UTC);
        values.put("view", 2);
        assertThat(row.count(Metric.VIEW)).isEqualTo(1);
        assertThat(row.values()).isUnmodifiable();
    }

    @Test
    void refusesNothingToMeasure() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AnalyticsQuery.of(DAYS).fields())
                .withMessage("fields needs at least one value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AnalyticsQuery.of(DAYS).groupEntities());
    }

    private static ZonedDateTime inMoscow(String time) {
        return LocalDateTime.parse(time).atZone(MOSCOW);
    }

    private static AnalyticsRow row(String json) {
        return analytics(RecordingExchange.answering("{\"data\":[" + json + "]}"))
                .list(AnalyticsQuery.of(DAYS))
                .blockFirst();
    }

    private static Analytics analytics(RecordingExchange exchange) {
        return new Analytics(exchange.strict());
    }
}
