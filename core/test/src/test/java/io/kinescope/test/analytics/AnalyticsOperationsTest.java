package io.kinescope.test.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.test.Caller;
import io.kinescope.test.Caller.Reply;
import io.kinescope.test.LocalKinescope;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AnalyticsOperationsTest {

    private static final String OVERVIEW = "/v1/analytics/overview";
    private static final String CUSTOM = "/v1/analytics";
    private static final String MARCH = "?from=2025-03-01&to=2025-04-01";

    private final LocalKinescope kinescope =
            LocalKinescope.builder().videos(200).unlimited().start();
    private final Caller caller = new Caller(kinescope);

    @AfterEach
    void close() {
        kinescope.close();
    }

    @Test
    void sumsUpDays() {
        Reply reply = caller.get(OVERVIEW + MARCH);
        assertThat(reply.body().path("meta").toString())
                .isEqualTo("{\"time\":{\"from\":\"2025-03-01T00:00:00Z\",\"to\":\"2025-04-01T00:00:00Z\","
                        + "\"timezone\":\"Europe/Moscow\"}}");
        JsonNode timeline = reply.data().path("timeline");
        assertThat(timeline).hasSize(31);
        assertThat(timeline.get(0).path("date").stringValue()).isEqualTo("2025-02-28T21:00:00Z");
        JsonNode total = reply.data().path("total");
        for (String metric : new String[] {"views", "unique_views", "player_loads"}) {
            assertThat(total.path(metric).longValue()).isPositive().isEqualTo(sum(timeline, metric));
        }
        assertThat(total.path("views").longValue())
                .isGreaterThan(total.path("unique_views").longValue())
                .isLessThan(total.path("player_loads").longValue());
        assertThat(total.path("watch_time").doubleValue())
                .isBetween(1.0, total.path("duration").doubleValue());
        for (String top : new String[] {"oses", "devices", "browsers", "countries"}) {
            JsonNode shares = reply.data().path("top").path(top);
            assertThat(sum(shares, "views")).isEqualTo(total.path("views").longValue());
            assertThat(shares)
                    .extracting(share -> share.path("views").longValue())
                    .isSortedAccordingTo(Comparator.reverseOrder());
        }
        assertThat(reply.data()
                        .path("top")
                        .path("countries")
                        .get(0)
                        .path("code")
                        .stringValue())
                .isEqualTo("RU");
        assertThat(caller.get(OVERVIEW + MARCH).body()).isEqualTo(reply.body());
    }

    @ParameterizedTest
    @CsvSource({
        "hour, 743, 2025-03-01T00:00:00Z, 2025-03-31T22:00:00Z",
        "week, 6, 2025-02-23T21:00:00Z, 2025-03-30T21:00:00Z",
        "month, 2, 2025-02-28T21:00:00Z, 2025-03-31T21:00:00Z"
    })
    void sumsUpOtherSteps(String step, int steps, String first, String last) {
        String range = "?from=2025-03-01T00:00:00Z&to=2025-03-31T23:00:00Z";
        JsonNode data = caller.get(OVERVIEW + range + "&group_time=" + step).data();
        JsonNode timeline = data.path("timeline");
        assertThat(timeline).hasSize(steps);
        assertThat(timeline.get(0).path("date").stringValue()).isEqualTo(first);
        assertThat(timeline.get(steps - 1).path("date").stringValue()).isEqualTo(last);
        assertThat(sum(timeline, "views"))
                .isEqualTo(data.path("total").path("views").longValue());
        assertThat(data.path("total"))
                .isEqualTo(caller.get(OVERVIEW + range).data().path("total"));
    }

    @Test
    void sumsUpOneVideo() {
        long views = 0;
        for (JsonNode video : caller.all("/v1/videos")) {
            views += views(MARCH + "&video_id=" + video.path("id").stringValue());
        }
        assertThat(views).isPositive().isEqualTo(views(MARCH));
        assertThat(caller.get(OVERVIEW + MARCH + "&video_id=" + Caller.NOBODY).code())
                .isEqualTo(404404);
        assertThat(caller.get(OVERVIEW + MARCH + "&video_id=1").code()).isEqualTo(400301);
    }

    @Test
    void sharesTimeAmongItsParts() {
        assertThat(views("?from=2025-03-01&to=2025-03-10") + views("?from=2025-03-10&to=2025-04-01"))
                .isEqualTo(views(MARCH));
        assertThat(views("?from=2025-02-28T21:00:00Z&to=2025-03-31T21:00:00Z")).isEqualTo(views(MARCH));
    }

    @Test
    void knowsNothingOfTheFutureNorOfTheTimeBefore() {
        assertThat(views("?from=2015-01-01&to=2019-01-01")).isZero();
        assertThat(views("?from=2100-01-01&to=2100-02-01")).isZero();
        assertThat(caller.get(CUSTOM + "?from=2100-01-01&to=2100-02-01").items())
                .isEmpty();
    }

    @Test
    void groups() {
        Reply reply = caller.get(
                CUSTOM + MARCH
                        + "&group=month&group_entities=video_id,device&fields=video_id,device,view,watch_time&order=view.desc,video_id");
        assertThat(reply.body().path("meta").path("order").toString())
                .isEqualTo("{\"view\":\"desc\",\"video_id\":\"asc\"}");
        assertThat(reply.items()).hasSizeGreaterThan(50).allSatisfy(row -> {
            assertThat(row.propertyNames())
                    .containsExactlyInAnyOrder("workspace_id", "video_id", "device", "view", "watch_time", "date");
            assertThat(row.path("date").stringValue()).isEqualTo("2025-02-28T21:00:00Z");
        });
        assertThat(reply.items())
                .extracting(row ->
                        row.path("video_id").stringValue() + row.path("device").stringValue())
                .doesNotHaveDuplicates();
        assertThat(reply.items())
                .isSortedAccordingTo(
                        Comparator.comparing((JsonNode row) -> -row.path("view").longValue())
                                .thenComparing(row -> row.path("video_id").stringValue()));
        assertThat(sum(reply.data(), "view")).isEqualTo(views(MARCH));
    }

    @Test
    void givesARowForEachDayUnlessTold() {
        List<JsonNode> rows =
                caller.get(CUSTOM + MARCH + "&fields=view,play,project_name").items();
        assertThat(rows)
                .extracting(row -> row.path("date").stringValue())
                .isSorted()
                .contains("2025-02-28T21:00:00Z", "2025-03-30T21:00:00Z");
        assertThat(rows)
                .extracting(row -> row.path("project_name").stringValue())
                .contains("Webinars", "История России");
        assertThat(caller.get(CUSTOM + MARCH).items())
                .hasSize(31)
                .extracting(row -> row.path("view").longValue())
                .isEqualTo(timelineViews());
    }

    @ParameterizedTest
    @ValueSource(strings = {"watch_time", "views", "play"})
    void refusesToSortByOthers(String field) {
        assertThat(caller.get(CUSTOM + MARCH + "&fields=view,watch_time&order=" + field)
                        .code())
                .isEqualTo(400216);
    }

    @ParameterizedTest
    @CsvSource({
        "'', from required+to required",
        "?from=2025-03-01, to required",
        "?from=yesterday&to=2025-03-01, from datetime",
        "?from=2025-03-02&to=2025-03-01, to gtefield"
    })
    void demandsFromAndTo(String query, String expected) {
        for (String path : new String[] {OVERVIEW, CUSTOM}) {
            Reply reply = caller.get(path + query);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.code()).isEqualTo(400400);
            assertThat(reply.error().path("invalid_params"))
                    .extracting(param -> param.path("name").stringValue() + " "
                            + param.path("reason").stringValue())
                    .containsExactly(expected.split("\\+"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"group=year", "group_entities=view", "fields=views"})
    void refusesWhatIsNotDocumented(String parameter) {
        Reply reply = caller.get(CUSTOM + MARCH + "&" + parameter);
        assertThat(reply.code()).isEqualTo(400400);
        assertThat(reply.error().path("invalid_params").get(0).path("name").stringValue())
                .isEqualTo(parameter.substring(0, parameter.indexOf('=')));
        assertThat(caller.get(OVERVIEW + MARCH + "&group_time=year").code()).isEqualTo(400400);
    }

    @Test
    void forgetsDeletedVideos() {
        long before = views(MARCH);
        String id = caller.get(CUSTOM + MARCH + "&group=month&fields=video_id,view&order=view.desc")
                .items()
                .get(0)
                .path("video_id")
                .stringValue();
        long gone = views(MARCH + "&video_id=" + id);
        caller.delete("/v1/videos/" + id);
        assertThat(gone).isPositive();
        assertThat(views(MARCH)).isEqualTo(before - gone);
    }

    private long views(String query) {
        return caller.get(OVERVIEW + query).data().path("total").path("views").longValue();
    }

    private List<Long> timelineViews() {
        return caller.get(OVERVIEW + MARCH)
                .data()
                .path("timeline")
                .valueStream()
                .map(step -> step.path("views").longValue())
                .toList();
    }

    private static long sum(JsonNode items, String metric) {
        return items.valueStream()
                .mapToLong(item -> item.path(metric).longValue())
                .sum();
    }
}
