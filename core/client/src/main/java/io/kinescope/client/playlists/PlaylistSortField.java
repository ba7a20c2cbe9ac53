package io.kinescope.client.playlists;

import io.kinescope.client.type.OpenEnum;

/**
 * What the videos of a playlist are sorted by. The API has more fields than are known here.
 *
 * @param value the value as the API spells it
 */
public record PlaylistSortField(String value) implements OpenEnum {

    /** The positions the videos were given. */
    public static final PlaylistSortField CUSTOM = new PlaylistSortField("custom");

    /** When the videos were created. */
    public static final PlaylistSortField CREATED_AT = new PlaylistSortField("created_at");

    /** How long the videos are. */
    public static final PlaylistSortField DURATION = new PlaylistSortField("duration");

    @Override
    public String toString() {
        return value;
    }
}
