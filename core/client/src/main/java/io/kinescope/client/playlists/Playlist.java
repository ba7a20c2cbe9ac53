package io.kinescope.client.playlists;

import io.kinescope.client.type.PrivacyType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A playlist: videos that play one after another.
 *
 * @param id the playlist's id
 * @param workspaceId the id of the workspace
 * @param playerId the id of the player template it plays in; null if it has none
 * @param parentId the id of the project or folder it is in; null where the API leaves it out
 * @param name the name
 * @param description the description; may be empty
 * @param privacyType the sites that may embed it
 * @param privacyDomains the domains it may be embedded on; empty if they do not matter
 * @param privacyEmailDomains undocumented; empty if the answer has none
 * @param privacyShare undocumented; empty as far as seen
 * @param uniqueCodesEnabled undocumented; null where the API leaves it out
 * @param tags its tags; empty if there are none
 * @param settings the order of its videos; null where the API leaves it out
 * @param playLink the URL of its page with a player
 * @param embedLink the URL to embed
 */
public record Playlist(
        String id,
        String workspaceId,
        @Nullable String playerId,
        @Nullable String parentId,
        String name,
        String description,
        PrivacyType privacyType,
        List<String> privacyDomains,
        List<String> privacyEmailDomains,
        Map<String, @Nullable Object> privacyShare,
        @Nullable Boolean uniqueCodesEnabled,
        List<String> tags,
        @Nullable Settings settings,
        String playLink,
        String embedLink) {

    /**
     * The order of the videos of a playlist.
     *
     * @param sortField the field they are sorted by; null where the API leaves it out
     * @param sortOrder the direction; null where the API leaves it out
     * @param ignoreInteractiveTools undocumented; null where the API leaves it out
     */
    public record Settings(
            @Nullable PlaylistSortField sortField,
            @Nullable PlaylistSortOrder sortOrder,
            @Nullable Boolean ignoreInteractiveTools) {}
}
