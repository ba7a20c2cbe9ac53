package io.kinescope.client.billing;

import io.kinescope.client.api.Api;
import io.kinescope.client.export.Csv;
import io.kinescope.client.listing.Listing;
import io.kinescope.client.type.TimeRange;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * The usage and the invoices of the workspace.
 *
 * <pre>{@code
 * TimeRange january = TimeRange.of(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 2, 1));
 * Flux<ResourceUsage> usage = client.billing().listUsage(UsageQuery.of(january).groupByProject());
 * }</pre>
 */
public final class Billing {

    private final Api api;

    /**
     * Creates the group.
     *
     * @param api the API that sends the calls
     */
    public Billing(Api api) {
        this.api = Objects.requireNonNull(api, "api must not be null");
    }

    /**
     * Lists all that was used, by day and product: {@code GET /v1/billing/usage}.
     *
     * @param range the period of time
     * @return the usage
     */
    public Listing<ResourceUsage> listUsage(TimeRange range) {
        return listUsage(UsageQuery.of(range));
    }

    /**
     * Lists what was used, by day and product: {@code GET /v1/billing/usage}.
     *
     * @param query the period of time and the project
     * @return the usage
     */
    public Listing<ResourceUsage> listUsage(UsageQuery query) {
        return api.get("/v1/billing/usage").query(query).allItems(ResourceUsage.class);
    }

    /**
     * Returns an invoice: {@code GET /v1/billing/invoices/{invoice_id}}.
     *
     * @param invoiceId the invoice's id
     * @return the invoice
     */
    public Mono<Invoice> getInvoice(String invoiceId) {
        return api.get("/v1/billing/invoices/{invoice_id}", invoiceId)
                .data(Map.class)
                .map(Invoice::of);
    }

    /**
     * Exports an invoice: {@code GET /v1/billing/invoices/{invoice_id}.csv}. The response is undocumented.
     *
     * @param invoiceId the invoice's id
     * @return the export, by bytes or by row
     */
    public Csv exportInvoiceCsv(String invoiceId) {
        return api.get("/v1/billing/invoices/{invoice_id}.csv", invoiceId).csv();
    }
}
