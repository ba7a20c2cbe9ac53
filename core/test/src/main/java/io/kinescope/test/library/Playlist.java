package io.kinescope.test.library;

import io.kinescope.test.json.Json;
import io.kinescope.test.json.Timestamps;
import io.kinescope.test.videos.Slugs;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A playlist.
 *
 * @param json the playlist as it is answered, without its times
 * @param videoIds its videos in the order they were given, including those deleted since
 * @param createdAt in microseconds since 1970
 * @param updatedAt in microseconds since 1970, null if it was never changed
 */
public record Playlist(
        ObjectNode json,
        List<String> videoIds,
        long createdAt,
        @Nullable Long updatedAt) {

    /** The values of {@code sort_field}. */
    public static final List<String> SORT_FIELDS = List.of("custom", "created_at", "duration");

    public static Playlist create(
            String id,
            String workspaceId,
            @Nullable String parentId,
            String name,
            String sortField,
            List<String> videoIds,
            long createdAt) {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("workspace_id", workspaceId)
                .putNull("player_id")
                .put("parent_id", parentId)
                .put("name", name)
                .put("description", "")
                .put("privacy_type", "anywhere");
        json.putArray("privacy_domains");
        json.putArray("privacy_email_domains");
        json.putObject("privacy_share");
        json.put("unique_codes_enabled", false).putArray("tags");
        json.putObject("settings")
                .put("sort_field", sortField)
                .put("sort_order", "asc")
                .put("ignore_interactive_tools", false);
        String slug = Slugs.of(id);
        json.put("play_link", "https://kinescope.io/pl/" + slug)
                .put("embed_link", "https://kinescope.io/embed/pl/" + slug);
        return new Playlist(json, videoIds, createdAt, null);
    }

    String id() {
        return json.path("id").stringValue();
    }

    /** Returns the id of its project or folder; empty if it has none. */
    String parentId() {
        return json.path("parent_id").asString("");
    }

    public String sortField() {
        return json.path("settings").path("sort_field").stringValue();
    }

    public boolean descending() {
        return json.path("settings").path("sort_order").stringValue().equals("desc");
    }

    /** Returns a copy with other videos, changed now. */
    public Playlist with(List<String> videoIds) {
        return new Playlist(json, List.copyOf(videoIds), createdAt, Timestamps.now());
    }

    /** Returns a copy with other fields, changed now. */
    public Playlist with(ObjectNode json) {
        return new Playlist(json, videoIds, createdAt, Timestamps.now());
    }
}
