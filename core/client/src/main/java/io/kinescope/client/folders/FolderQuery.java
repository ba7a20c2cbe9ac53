package io.kinescope.client.folders;

import io.kinescope.client.listing.Order;
import io.kinescope.client.type.PageParams;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * In which order {@code GET /v1/projects/{project_id}/folders} lists.
 */
public final class FolderQuery extends PageParams<FolderQuery> {

    private FolderQuery(Map<String, @Nullable Object> values) {
        super(values, FolderQuery::new);
    }

    /**
     * Asks for all folders.
     *
     * @return a query in the API's order
     */
    public static FolderQuery of() {
        return new FolderQuery(Map.of());
    }

    /**
     * Sorts the folders. Documented fields: {@code name}, {@code created_at}.
     *
     * @param order what to sort by; the default is the API's
     * @return a copy with the value
     */
    public FolderQuery order(Order order) {
        return with("order", order);
    }
}
