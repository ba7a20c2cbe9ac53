package io.kinescope.client.projects;

import io.kinescope.client.listing.Order;
import io.kinescope.client.type.PageParams;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query of {@code GET /v1/projects}.
 */
public final class ProjectQuery extends PageParams<ProjectQuery> {

    private ProjectQuery(Map<String, @Nullable Object> values) {
        super(values, ProjectQuery::new);
    }

    /**
     * Creates a query for the projects with videos on demand.
     *
     * @return a query without filters
     */
    public static ProjectQuery of() {
        return new ProjectQuery(Map.of());
    }

    /**
     * Sets the type of the projects.
     *
     * @param type the type; the default is {@link CatalogType#VOD}
     * @return a copy with the value
     */
    public ProjectQuery catalogType(CatalogType type) {
        return set("catalog_type", type);
    }

    /**
     * Sets the order of the projects. The fields by which projects can be sorted are undocumented.
     *
     * @param order the order
     * @return a copy with the value
     */
    public ProjectQuery order(Order order) {
        return set("order", order);
    }
}
