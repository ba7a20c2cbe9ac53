package io.kinescope.client.projects;

import io.kinescope.client.type.OpenEnum;
import java.util.Objects;

/**
 * The kind of content of a project.
 *
 * @param value the value as the API spells it
 */
public record CatalogType(String value) implements OpenEnum {

    /** Videos on demand; what the API takes unless told otherwise. */
    public static final CatalogType VOD = new CatalogType("vod");

    /** Live events. */
    public static final CatalogType LIVE = new CatalogType("live");

    /**
     * Creates a value, which may be one without a constant.
     *
     * @param value the value as the API spells it
     */
    public CatalogType {
        Objects.requireNonNull(value, "value must not be null");
    }

    @Override
    public String toString() {
        return value;
    }
}
