package io.kinescope.client.playlists;

import io.kinescope.client.type.Params;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/playlists}.
 */
public final class PlaylistCreate extends Params<PlaylistCreate> {

    private PlaylistCreate(Map<String, @Nullable Object> values) {
        super(values, PlaylistCreate::new);
    }

    /**
     * Creates a playlist.
     *
     * @param name the name
     * @return the request
     */
    public static PlaylistCreate of(String name) {
        return new PlaylistCreate(Map.of()).set("name", name);
    }

    /**
     * Sets the project or folder of the playlist. The default is undocumented.
     *
     * @param parentId the id of the project or folder
     * @return a copy with the value
     */
    public PlaylistCreate parentId(String parentId) {
        return set("parent_id", parentId);
    }

    /**
     * Sets the first videos of the playlist.
     *
     * @param videoIds the ids of the videos; by default there are none
     * @return a copy with the value
     */
    public PlaylistCreate entityIds(Collection<String> videoIds) {
        return set("entity_ids", videoIds);
    }
}
