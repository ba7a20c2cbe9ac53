package io.kinescope.client.liveevents;

import io.kinescope.client.listing.Order;
import io.kinescope.client.type.PageParams;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query of {@code GET /v2/live/events}.
 */
public final class LiveEventQuery extends PageParams<LiveEventQuery> {

    private LiveEventQuery(Map<String, @Nullable Object> values) {
        super(values, LiveEventQuery::new);
    }

    /**
     * Creates a query for all live events.
     *
     * @return a query without filters
     */
    public static LiveEventQuery of() {
        return new LiveEventQuery(Map.of());
    }

    /**
     * Lists only events in this folder.
     *
     * @param folderId the id of a folder
     * @return a copy with the value
     */
    public LiveEventQuery folderId(String folderId) {
        return set("folder_id", folderId);
    }

    /**
     * Lists only events in this project.
     *
     * @param projectId the id of a project
     * @return a copy with the value
     */
    public LiveEventQuery projectId(String projectId) {
        return set("project_id", projectId);
    }

    /**
     * Lists only events outside of folders.
     *
     * @param only whether to exclude events in folders; the default is false
     * @return a copy with the value
     */
    public LiveEventQuery withoutFolder(boolean only) {
        return set("without_folder", only);
    }

    /**
     * Sorts the events. Documented fields: {@code created_at}, {@code name}.
     *
     * @param order the order; the default is the API's
     * @return a copy with the value
     */
    public LiveEventQuery order(Order order) {
        return set("order", order);
    }
}
