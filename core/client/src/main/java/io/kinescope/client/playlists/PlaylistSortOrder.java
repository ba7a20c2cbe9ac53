package io.kinescope.client.playlists;

import io.kinescope.client.type.OpenEnum;
import java.util.Objects;

/**
 * In which direction the videos of a playlist are sorted.
 *
 * @param value the value as the API spells it
 */
public record PlaylistSortOrder(String value) implements OpenEnum {

    /** Smallest or oldest first. */
    public static final PlaylistSortOrder ASC = new PlaylistSortOrder("asc");

    /** Largest or newest first; the spelling of other sorts, not documented for playlists. */
    public static final PlaylistSortOrder DESC = new PlaylistSortOrder("desc");

    /**
     * Creates a value, which may be one without a constant.
     *
     * @param value the value as the API spells it
     */
    public PlaylistSortOrder {
        Objects.requireNonNull(value, "value must not be null");
    }

    @Override
    public String toString() {
        return value;
    }
}
