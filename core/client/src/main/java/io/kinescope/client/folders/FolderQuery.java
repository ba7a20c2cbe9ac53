package io.kinescope.client.folders;

import io.kinescope.client.listing.Order;
import io.kinescope.client.type.PageParams;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query of {@code GET /v1/projects/{project_id}/folders}.
 */
public final class FolderQuery extends PageParams<FolderQuery> {

    private FolderQuery(Map<String, @Nullable Object> values) {
        super(values, FolderQuery::new);
    }

    /**
     * Creates a query for all folders.
     *
     * @return a query in the API's order
     */
    public static FolderQuery of() {
        return new FolderQuery(Map.of());
    }

    /**
     * Sorts the folders. Documented fields: {@code name}, {@code created_at}.
     *
     * @param order the order; the default is the API's
     * @return a copy with the value
     */
    public FolderQuery order(Order order) {
        return set("order", order);
    }
}
