package io.kinescope.test.billing;

import io.kinescope.test.analytics.Period;
import io.kinescope.test.http.Answer;
import io.kinescope.test.http.BodyReceiver;
import io.kinescope.test.http.Call;
import io.kinescope.test.http.Envelope;
import io.kinescope.test.http.Query;
import io.kinescope.test.http.Routes;
import io.kinescope.test.json.ApiError;
import io.kinescope.test.json.Json;
import io.kinescope.test.library.Library;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers usage and invoices. The fields of an invoice are undocumented: here it has its id and, as rows, the usage of one
 * month. The invoice 101 is that of January 2019, and every complete month has one.
 */
public final class BillingOperations {

    private static final YearMonth FIRST_MONTH = YearMonth.of(2019, 1);
    private static final int FIRST_ID = 101;

    private final Library library;
    private final Usage usage;

    public BillingOperations(Library library) {
        this.library = library;
        this.usage = new Usage(library.videos());
    }

    public void register(Routes routes) {
        routes.add("GET", "/v1/billing/usage", call -> Envelope.list(json(rows(call.query()))));
        routes.addStreaming("GET", "/v1/billing/usage.csv", call -> csv(rows(call.query())));
        routes.add("GET", "/v1/billing/invoices/{invoice_id}", this::invoice);
        routes.addStreaming("GET", "/v1/billing/invoices/{invoice_id}.csv", call -> csv(rows(month(call))));
    }

    private List<UsageRow> rows(Query query) {
        Period period = Period.of(query);
        String project = query.id("project_id");
        if (project != null) {
            library.requireProject(project);
        }
        boolean byProject = query.oneOf("group_by", List.of("project_id")).contains("project_id");
        return usage.rows(day(period.from()), day(period.to()), byProject, project);
    }

    private ObjectNode invoice(Call call) {
        ObjectNode invoice = Json.object().put("id", call.id("invoice_id"));
        invoice.putArray("rows").addAll(json(rows(month(call))));
        return Envelope.data(invoice);
    }

    private List<UsageRow> rows(YearMonth month) {
        return usage.rows(month.atDay(1), month.plusMonths(1).atDay(1), true, null);
    }

    private static YearMonth month(Call call) {
        String id = call.id("invoice_id");
        if (!id.matches("\\d{1,6}") || Integer.parseInt(id) < FIRST_ID) {
            throw ApiError.notFound("invoice");
        }
        YearMonth month = FIRST_MONTH.plusMonths(Integer.parseInt(id) - FIRST_ID);
        if (!month.isBefore(YearMonth.now(ZoneOffset.UTC))) {
            throw ApiError.notFound("invoice");
        }
        return month;
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, Period.ZONE);
    }

    private static List<ObjectNode> json(List<UsageRow> rows) {
        return rows.stream().map(UsageRow::json).toList();
    }

    private static BodyReceiver csv(List<UsageRow> rows) {
        return BodyReceiver.of(Answer.csv(
                Stream.concat(Stream.of(UsageRow.CSV_HEADER), rows.stream().map(UsageRow::csv))
                        .map(line -> line + "\n")
                        .collect(Collectors.joining())));
    }
}
