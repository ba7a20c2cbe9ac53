package io.kinescope.test.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.test.Caller;
import io.kinescope.test.Caller.Reply;
import io.kinescope.test.LocalKinescope;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class BillingOperationsTest {

    private static final String MARCH = "from=2025-03-01&to=2025-04-01";

    private final LocalKinescope kinescope =
            LocalKinescope.builder().videos(500).unlimited().start();
    private final Caller caller = new Caller(kinescope);

    @AfterEach
    void close() {
        kinescope.close();
    }

    @Test
    void sumsUpTheVideosOfTheWorkspace() {
        List<JsonNode> rows = caller.get("/v1/billing/usage?" + MARCH).items();
        assertThat(rows)
                .extracting(row -> row.path("date").stringValue())
                .startsWith("2025-03-01T00:00:00Z")
                .endsWith("2025-03-31T00:00:00Z");
        assertThat(of(rows, "storage"))
                .hasSize(31)
                .allMatch(row -> !row.has("project_id"))
                .isSortedAccordingTo((left, right) -> Long.compare(usage(left), usage(right)));
        long minutes = caller.all("/v1/videos").stream()
                .filter(video -> video.path("created_at").stringValue().startsWith("2025-03"))
                .mapToLong(video -> (long) Math.ceil(video.path("duration").doubleValue() / 60))
                .sum();
        assertThat(minutes).isPositive();
        assertThat(sum(of(rows, "encoding"))).isEqualTo(minutes);
    }

    @Test
    void storesWhatTheProjectsHold() {
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
        List<JsonNode> rows = caller.get("/v1/billing/usage?from=" + today + "&to=2999-01-01&group_by=project_id")
                .items();
        assertThat(rows).allMatch(row -> row.path("date").stringValue().compareTo(tomorrow) < 0);
        for (JsonNode project : caller.all("/v1/projects")) {
            assertThat(of(rows, "storage").stream()
                            .filter(row -> row.path("project_id").equals(project.path("id")))
                            .map(BillingOperationsTest::usage))
                    .containsExactly(project.path("size").longValue());
        }
    }

    @Test
    void filtersByProject() {
        String project = caller.get("/v1/projects").items().get(0).path("id").stringValue();
        List<JsonNode> rows = caller.get("/v1/billing/usage?" + MARCH + "&group_by=project_id&project_id=" + project)
                .items();
        assertThat(of(rows, "storage"))
                .hasSize(31)
                .allMatch(row -> row.path("project_id").stringValue().equals(project));
        List<JsonNode> all = caller.get("/v1/billing/usage?" + MARCH).items();
        assertThat(sum(of(rows, "storage"))).isPositive().isLessThan(sum(of(all, "storage")));
        assertThat(caller.get("/v1/billing/usage?" + MARCH + "&project_id=" + Caller.NOBODY)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void needsAPeriodAndAKnownGroup() {
        assertThat(caller.get("/v1/billing/usage").error().path("invalid_params"))
                .hasSize(2);
        assertThat(caller.get("/v1/billing/usage?" + MARCH + "&group_by=x").code())
                .isEqualTo(400400);
        assertThat(caller.get("/v1/billing/usage?from=2999-01-01&to=2999-02-01").items())
                .isEmpty();
    }

    @Test
    void exportsUsage() {
        List<JsonNode> rows = caller.get("/v1/billing/usage?" + MARCH + "&group_by=project_id")
                .items();
        assertThat(csv("/v1/billing/usage.csv?" + MARCH + "&group_by=project_id"))
                .containsExactlyElementsOf(lines(rows));
    }

    @Test
    void billsCompleteMonths() {
        Reply invoice = caller.get("/v1/billing/invoices/175");
        assertThat(invoice.data().path("id").stringValue()).isEqualTo("175");
        List<JsonNode> rows = Stream.iterate(0, i -> i + 1)
                .limit(invoice.data().path("rows").size())
                .map(i -> invoice.data().path("rows").get(i))
                .toList();
        assertThat(rows)
                .isEqualTo(caller.get("/v1/billing/usage?" + MARCH + "&group_by=project_id")
                        .items());
        assertThat(csv("/v1/billing/invoices/175.csv")).containsExactlyElementsOf(lines(rows));
        for (String id : List.of("100", "9999", "x", Caller.NOBODY)) {
            Reply none = caller.get("/v1/billing/invoices/" + id);
            assertThat(none.status()).isEqualTo(404);
            assertThat(none.error().path("message").stringValue()).isEqualTo("invoice not found");
        }
    }

    private static List<String> lines(List<JsonNode> rows) {
        return Stream.concat(
                        Stream.of("date,usage,product,project_id"),
                        rows.stream()
                                .map(row -> row.path("date").stringValue() + "," + usage(row) + ","
                                        + row.path("product").stringValue() + ","
                                        + row.path("project_id").asString("")))
                .toList();
    }

    private List<String> csv(String path) {
        try {
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(caller.request(path).build(), BodyHandlers.ofString());
            assertThat(response.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
            return response.body().lines().toList();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<JsonNode> of(List<JsonNode> rows, String product) {
        return rows.stream()
                .filter(row -> row.path("product").stringValue().equals(product))
                .toList();
    }

    private static long sum(List<JsonNode> rows) {
        return rows.stream().mapToLong(BillingOperationsTest::usage).sum();
    }

    private static long usage(JsonNode row) {
        return row.path("usage").longValue();
    }
}
