package io.kinescope.examples.recipes;

import io.kinescope.client.KinescopeClient;
import reactor.core.publisher.Flux;

/** How do I read a CSV export row by row? */
final class ReadCsvExport {

    public static void main(String[] args) {
        Recipe.run(client -> rows(client, args.length > 0 ? args[0] : "101"));
    }

    /** Rows stream: an export of any length takes the memory of one row. */
    static Flux<String> rows(KinescopeClient client, String invoiceId) {
        return client.billing().exportInvoiceCsv(invoiceId).rows().map(row -> row.values()
                .toString());
    }
}
