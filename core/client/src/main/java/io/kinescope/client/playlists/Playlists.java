package io.kinescope.client.playlists;

import io.kinescope.client.api.Api;
import io.kinescope.client.listing.Listing;
import io.kinescope.client.type.Fields;
import java.util.Collection;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * The playlists of the workspace, and the videos in them.
 *
 * <pre>{@code
 * PlaylistCreate course = PlaylistCreate.of("Course").parentId(projectId).entityIds(List.of(first, second));
 * Mono<String> link = client.playlists().create(course).map(Playlist::playLink);
 * }</pre>
 */
public final class Playlists {

    private final Api api;

    /**
     * Creates the group.
     *
     * @param api the API that sends the calls
     */
    public Playlists(Api api) {
        this.api = Objects.requireNonNull(api, "api must not be null");
    }

    /**
     * Lists all playlists: {@code GET /v1/playlists}. A page is requested when its first playlist is
     * requested.
     *
     * @return the playlists
     */
    public Listing<Playlist> list() {
        return list(PlaylistQuery.of());
    }

    /**
     * Lists all playlists: {@code GET /v1/playlists}. A page is requested when its first playlist is
     * requested.
     *
     * @param query the order
     * @return the playlists
     */
    public Listing<Playlist> list(PlaylistQuery query) {
        return api.get("/v1/playlists").query(query).items(Playlist.class);
    }

    /**
     * Returns a playlist: {@code GET /v1/playlists/{playlist_id}}.
     *
     * @param playlistId the playlist's id
     * @return the playlist; {@link io.kinescope.client.error.NotFoundException} if there is none
     */
    public Mono<Playlist> get(String playlistId) {
        return api.get("/v1/playlists/{playlist_id}", playlistId).data(Playlist.class);
    }

    /**
     * Creates a playlist: {@code POST /v1/playlists}.
     *
     * @param playlist the new playlist
     * @return the playlist
     */
    public Mono<Playlist> create(PlaylistCreate playlist) {
        return api.post("/v1/playlists").body(playlist).data(Playlist.class);
    }

    /**
     * Changes a playlist: {@code PATCH /v1/playlists/{playlist_id}}.
     *
     * @param playlistId the playlist's id
     * @param update the changes
     * @return the changed playlist
     */
    public Mono<Playlist> update(String playlistId, PlaylistUpdate update) {
        return api.patch("/v1/playlists/{playlist_id}", playlistId).body(update).data(Playlist.class);
    }

    /**
     * Deletes a playlist: {@code DELETE /v1/playlists/{playlist_id}}.
     *
     * @param playlistId the playlist's id
     * @return completes when the playlist is deleted
     */
    public Mono<Void> delete(String playlistId) {
        return api.delete("/v1/playlists/{playlist_id}", playlistId).done();
    }

    /**
     * Lists all videos in a playlist: {@code GET /v1/playlists/{playlist_id}/entities}.
     *
     * @param playlistId the playlist's id
     * @return the videos
     */
    public Listing<PlaylistEntity> listEntities(String playlistId) {
        return api.get("/v1/playlists/{playlist_id}/entities", playlistId).allPages(PlaylistEntity.class);
    }

    /**
     * Adds videos to a playlist: {@code POST /v1/playlists/{playlist_id}/entities}.
     *
     * @param playlistId the playlist's id
     * @param videoIds the ids of the videos
     * @return the changed playlist
     */
    public Mono<Playlist> addEntities(String playlistId, Collection<String> videoIds) {
        return api.post("/v1/playlists/{playlist_id}/entities", playlistId)
                .body(Fields.of("entity_ids", videoIds))
                .data(Playlist.class);
    }

    /**
     * Replaces all videos in a playlist: {@code POST /v1/playlists/{playlist_id}/entities}.
     *
     * @param playlistId the playlist's id
     * @param videoIds the ids of the videos
     * @return the changed playlist
     */
    public Mono<Playlist> replaceEntities(String playlistId, Collection<String> videoIds) {
        return api.post("/v1/playlists/{playlist_id}/entities", playlistId)
                .body(Fields.of("entity_ids", videoIds).and("replace", true))
                .data(Playlist.class);
    }

    /**
     * Takes videos out of a playlist: {@code DELETE /v1/playlists/{playlist_id}/entities}.
     *
     * @param playlistId the playlist's id
     * @param videoIds the ids of the videos
     * @return the changed playlist
     */
    public Mono<Playlist> deleteEntities(String playlistId, Collection<String> videoIds) {
        return api.delete("/v1/playlists/{playlist_id}/entities", playlistId)
                .body(Fields.of("entity_ids", videoIds))
                .data(Playlist.class);
    }

    /**
     * Moves a video within a playlist: {@code PUT /v1/playlists/{playlist_id}/entities/{media_id}/move}.
     *
     * @param playlistId the playlist's id
     * @param videoId the video's id
     * @param position its new place, from 1
     * @return the changed playlist
     */
    public Mono<Playlist> moveEntity(String playlistId, String videoId, int position) {
        return api.put("/v1/playlists/{playlist_id}/entities/{media_id}/move", playlistId, videoId)
                .body(Fields.of("position", position))
                .data(Playlist.class);
    }
}
