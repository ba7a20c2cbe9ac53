package io.kinescope.test.billing;

import io.kinescope.test.json.Json;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The usage of a product on a day.
 *
 * @param date the day
 * @param usage the usage: minutes of {@code encoding}, bytes of {@code storage}
 * @param product the product
 * @param projectId the project, null for all
 */
record UsageRow(
        LocalDate date,
        long usage,
        String product,
        @Nullable String projectId) {

    static final String CSV_HEADER = "date,usage,product,project_id";

    /** Returns the row without a project if it is for all. */
    ObjectNode json() {
        ObjectNode json = Json.object().put("date", time()).put("usage", usage).put("product", product);
        return projectId == null ? json : json.put("project_id", projectId);
    }

    String csv() {
        return time() + "," + usage + "," + product + "," + (projectId == null ? "" : projectId);
    }

    private String time() {
        return date + "T00:00:00Z";
    }
}
