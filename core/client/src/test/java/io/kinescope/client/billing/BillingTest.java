package io.kinescope.client.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.client.api.RecordingExchange;
import io.kinescope.client.error.DecodingException;
import io.kinescope.client.export.Csv.Row;
import io.kinescope.client.type.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class BillingTest {

    private static final TimeRange JANUARY = TimeRange.of(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 2, 1));
    private static final String PROJECT = "fc6de81d-50ab-4b79-bdc6-d57a86d1b364";

    @Test
    void listsUsage() {
        RecordingExchange exchange = RecordingExchange.answeringWith("billing/list-usage");
        StepVerifier.create(billing(exchange).listUsage(JANUARY).collectList())
                .assertNext(usage -> {
                    assertThat(usage).hasSize(10);
                    Instant first = Instant.parse("2023-06-14T00:00:00Z");
                    assertThat(usage.get(0)).isEqualTo(new ResourceUsage(first, 800L, Product.ENCODING, PROJECT));
                    assertThat(usage.get(4))
                            .isEqualTo(new ResourceUsage(first, 8_448_099_631L, Product.STORAGE, PROJECT));
                    assertThat(usage.get(5).usage()).isZero();
                    assertThat(usage.get(5).projectId()).isNull();
                })
                .verifyComplete();
        exchange.assertSent("GET /v1/billing/usage?from=2024-01-01&to=2024-02-01");
        assertThat(exchange.requests()).hasSize(1);
    }

    @Test
    void listsUsageOfOneProject() {
        RecordingExchange exchange = RecordingExchange.answeringWith("billing/list-usage");
        UsageQuery query = UsageQuery.of(JANUARY).groupByProject().projectId(PROJECT);
        StepVerifier.create(billing(exchange).listUsage(query))
                .expectNextCount(10)
                .verifyComplete();
        exchange.assertSent(
                "GET /v1/billing/usage?from=2024-01-01&to=2024-02-01&group_by=project_id&project_id=" + PROJECT);
    }

    @Test
    void getsAnInvoice() {
        RecordingExchange exchange = RecordingExchange.answeringWith("billing/get-invoice");
        StepVerifier.create(billing(exchange).getInvoice("123"))
                .assertNext(invoice -> assertThat(invoice.values()).containsExactly(Map.entry("id", "123")))
                .verifyComplete();
        exchange.assertSent("GET /v1/billing/invoices/123");
    }

    @Test
    void exportsAnInvoice() {
        RecordingExchange exchange = RecordingExchange.answering("product,amount\r\nstorage,\"1,50\"\r\n");
        StepVerifier.create(billing(exchange).exportInvoiceCsv("1 2").rows().map(Row::values))
                .expectNext(Map.of("product", "storage", "amount", "1,50"))
                .verifyComplete();
        exchange.assertSent("GET /v1/billing/invoices/1%202.csv");
        assertThat(exchange.requests().get(0).operation()).isEqualTo("GET /v1/billing/invoices/{invoice_id}.csv");
    }

    @Test
    void doesNotTakeJsonForAnExport() {
        RecordingExchange exchange = RecordingExchange.answeringWith("billing/get-invoice");
        StepVerifier.create(billing(exchange).exportInvoiceCsv("123").bytes()).verifyError(DecodingException.class);
    }

    private static Billing billing(RecordingExchange exchange) {
        return new Billing(exchange.strict());
    }
}
