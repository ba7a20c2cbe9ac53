package io.kinescope.client.playlists;

import io.kinescope.client.type.Fields;
import io.kinescope.client.type.Params;
import io.kinescope.client.type.PrivacyType;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PATCH /v1/playlists/{playlist_id}}. An update keeps the fields that are not set.
 */
public final class PlaylistUpdate extends Params<PlaylistUpdate> {

    private PlaylistUpdate(Map<String, @Nullable Object> values) {
        super(values, PlaylistUpdate::new);
    }

    /**
     * Creates an update without changes.
     *
     * @return an empty update
     */
    public static PlaylistUpdate of() {
        return new PlaylistUpdate(Map.of());
    }

    /**
     * Changes the name.
     *
     * @param name the new name
     * @return a copy with the value
     */
    public PlaylistUpdate name(String name) {
        return set("name", name);
    }

    /**
     * Changes the description.
     *
     * @param description the new description
     * @return a copy with the value
     */
    public PlaylistUpdate description(String description) {
        return set("description", description);
    }

    /**
     * Changes the project or folder of the playlist.
     *
     * @param parentId the id of the new project or folder
     * @return a copy with the value
     */
    public PlaylistUpdate parentId(String parentId) {
        return set("parent_id", parentId);
    }

    /**
     * Changes the privacy setting of the playlist.
     *
     * @param type the new setting
     * @return a copy with the value
     */
    public PlaylistUpdate privacyType(PrivacyType type) {
        return set("privacy_type", type);
    }

    /**
     * Changes the domains on which the playlist may be embedded, for {@link PrivacyType#CUSTOM}.
     *
     * @param domains all of them; replaces the current ones
     * @return a copy with the value
     */
    public PlaylistUpdate privacyDomains(Collection<String> domains) {
        return set("privacy_domains", domains);
    }

    /**
     * Changes the order of the videos.
     *
     * @param field the field to sort by
     * @param order the direction
     * @return a copy with the value
     */
    public PlaylistUpdate sort(PlaylistSortField field, PlaylistSortOrder order) {
        return set("settings", Fields.of("sort_field", field).and("sort_order", order));
    }
}
