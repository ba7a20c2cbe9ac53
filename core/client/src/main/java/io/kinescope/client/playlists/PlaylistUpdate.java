package io.kinescope.client.playlists;

import io.kinescope.client.type.Params;
import io.kinescope.client.type.PrivacyType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code PATCH /v1/playlists/{playlist_id}} changes. An update keeps what is not set.
 */
public final class PlaylistUpdate extends Params<PlaylistUpdate> {

    private PlaylistUpdate(Map<String, @Nullable Object> values) {
        super(values, PlaylistUpdate::new);
    }

    /**
     * Changes nothing yet.
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
        return with("name", name);
    }

    /**
     * Changes the description.
     *
     * @param description the new description
     * @return a copy with the value
     */
    public PlaylistUpdate description(String description) {
        return with("description", description);
    }

    /**
     * Moves the playlist.
     *
     * @param parentId the id of the project or folder it goes to
     * @return a copy with the value
     */
    public PlaylistUpdate parentId(String parentId) {
        return with("parent_id", parentId);
    }

    /**
     * Changes where the playlist may be embedded.
     *
     * @param type the new setting
     * @return a copy with the value
     */
    public PlaylistUpdate privacyType(PrivacyType type) {
        return with("privacy_type", type);
    }

    /**
     * Changes the domains the playlist may be embedded on, for {@link PrivacyType#CUSTOM}.
     *
     * @param domains all of them; replaces those that were set
     * @return a copy with the value
     */
    public PlaylistUpdate privacyDomains(Collection<String> domains) {
        return with("privacy_domains", List.copyOf(domains));
    }

    /**
     * Changes how the videos are sorted.
     *
     * @param field what to sort by
     * @param order in which direction
     * @return a copy with the value
     */
    public PlaylistUpdate sort(PlaylistSortField field, PlaylistSortOrder order) {
        return with("settings", Map.of("sort_field", field, "sort_order", order));
    }
}
