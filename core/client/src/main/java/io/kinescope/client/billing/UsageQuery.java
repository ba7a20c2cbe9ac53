package io.kinescope.client.billing;

import io.kinescope.client.type.Params;
import io.kinescope.client.type.TimeRange;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The query of {@code GET /v1/billing/usage}.
 */
public final class UsageQuery extends Params<UsageQuery> {

    private UsageQuery(Map<String, @Nullable Object> values) {
        super(values, UsageQuery::new);
    }

    /**
     * Creates a query for the usage of all projects.
     *
     * @param range the period
     * @return a query without filters
     */
    public static UsageQuery of(TimeRange range) {
        Objects.requireNonNull(range, "range must not be null");
        return new UsageQuery(Map.of()).set("from", range.from()).set("to", range.to());
    }

    /**
     * Groups the usage by project, the only documented grouping.
     *
     * @return a copy with the value
     */
    public UsageQuery groupByProject() {
        return set("group_by", "project_id");
    }

    /**
     * Lists only the usage of this project.
     *
     * @param projectId the id of a project
     * @return a copy with the value
     */
    public UsageQuery projectId(String projectId) {
        return set("project_id", projectId);
    }
}
