package io.kinescope.client.playlists;

import io.kinescope.client.type.OpenEnum;
import java.util.Objects;

/**
 * The field by which the videos of a playlist are sorted. The API has more fields than are known here.
 *
 * @param value the value as the API spells it
 */
public record PlaylistSortField(String value) implements OpenEnum {

    /** The positions the videos were given. */
    public static final PlaylistSortField CUSTOM = new PlaylistSortField("custom");

    /** The time of creation. */
    public static final PlaylistSortField CREATED_AT = new PlaylistSortField("created_at");

    /** The duration. */
    public static final PlaylistSortField DURATION = new PlaylistSortField("duration");

    /**
     * Creates a value, which may be one without a constant.
     *
     * @param value the value as the API spells it
     */
    public PlaylistSortField {
        Objects.requireNonNull(value, "value must not be null");
    }

    @Override
    public String toString() {
        return value;
    }
}
