package io.kinescope.client.liveevents;

import io.kinescope.client.listing.Order;
import io.kinescope.client.type.PageParams;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query of {@code GET /v2/live/events/{event_id}/videos}.
 */
public final class LiveEventVideoQuery extends PageParams<LiveEventVideoQuery> {

    private LiveEventVideoQuery(Map<String, @Nullable Object> values) {
        super(values, LiveEventVideoQuery::new);
    }

    /**
     * Creates a query for all videos of the event.
     *
     * @return a query in the API's order
     */
    public static LiveEventVideoQuery of() {
        return new LiveEventVideoQuery(Map.of());
    }

    /**
     * Sorts the videos. Documented fields: {@code created_at}.
     *
     * @param order the order; the default is the API's
     * @return a copy with the value
     */
    public LiveEventVideoQuery order(Order order) {
        return set("order", order);
    }
}
