package io.kinescope.client.playlists;

import io.kinescope.client.listing.Order;
import io.kinescope.client.type.PageParams;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query of {@code GET /v1/playlists}.
 */
public final class PlaylistQuery extends PageParams<PlaylistQuery> {

    private PlaylistQuery(Map<String, @Nullable Object> values) {
        super(values, PlaylistQuery::new);
    }

    /**
     * Creates a query for all playlists.
     *
     * @return a query in the API's order
     */
    public static PlaylistQuery of() {
        return new PlaylistQuery(Map.of());
    }

    /**
     * Sorts the playlists. Documented fields: {@code title}, {@code description}, {@code created_at},
     * {@code updated_at}; the documented example sorts by {@code name}.
     *
     * @param order the order; the default is the API's
     * @return a copy with the value
     */
    public PlaylistQuery order(Order order) {
        return set("order", order);
    }
}
