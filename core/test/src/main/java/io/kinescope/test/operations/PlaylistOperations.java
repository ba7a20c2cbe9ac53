package io.kinescope.test.operations;

import io.kinescope.test.http.Call;
import io.kinescope.test.http.Envelope;
import io.kinescope.test.http.Fields;
import io.kinescope.test.http.Ordering;
import io.kinescope.test.http.Paging;
import io.kinescope.test.http.Routes;
import io.kinescope.test.json.ApiError;
import io.kinescope.test.json.Json;
import io.kinescope.test.json.Timestamps;
import io.kinescope.test.json.Uuids;
import io.kinescope.test.library.Library;
import io.kinescope.test.library.Playlist;
import io.kinescope.test.library.Store;
import io.kinescope.test.videos.Privacy;
import io.kinescope.test.videos.SeededVideos;
import io.kinescope.test.videos.Videos;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Lists, reads and changes playlists and what is in them. */
final class PlaylistOperations {

    private static final List<String> ORDER_FIELDS =
            List.of("title", "name", "description", "created_at", "updated_at");

    private final Library library;
    private final Videos videos;
    private final Store<Playlist> playlists;

    PlaylistOperations(Library library) {
        this.library = library;
        this.videos = library.videos();
        this.playlists = library.playlists();
    }

    void register(Routes routes) {
        routes.add("GET", "/v1/playlists", this::list);
        routes.add("POST", "/v1/playlists", this::create);
        routes.add("GET", "/v1/playlists/{playlist_id}", this::get);
        routes.add("PATCH", "/v1/playlists/{playlist_id}", this::update);
        routes.add("DELETE", "/v1/playlists/{playlist_id}", this::delete);
        routes.add("GET", "/v1/playlists/{playlist_id}/entities", this::entities);
        routes.add("POST", "/v1/playlists/{playlist_id}/entities", this::addEntities);
        routes.add("DELETE", "/v1/playlists/{playlist_id}/entities", this::deleteEntities);
        routes.add("PUT", "/v1/playlists/{playlist_id}/entities/{media_id}/move", this::moveEntity);
    }

    private ObjectNode list(Call call) {
        Ordering order = Ordering.parse(call.query().text("order"), ORDER_FIELDS, "created_at.desc");
        List<Playlist> sorted = playlists.all().stream()
                .sorted(order.comparator(PlaylistOperations::comparator))
                .toList();
        return Paging.of(call.query())
                .answer(sorted.size(), order, i -> sorted.get(i).json());
    }

    private ObjectNode create(Call call) {
        Fields body = call.body().require("name");
        body.check();
        String parent = body.id("parent_id");
        if (parent != null) {
            library.requirePlace(parent);
        }
        Playlist playlist = Playlist.create(
                Uuids.random(),
                library.workspaceId(),
                parent,
                body.text("name", ""),
                "created_at",
                List.copyOf(existing(body.ids("entity_ids"))),
                Timestamps.now());
        return store(playlist);
    }

    private ObjectNode get(Call call) {
        return Envelope.data(playlist(call).json());
    }

    private ObjectNode update(Call call) {
        Playlist old = playlist(call);
        Fields body = call.body().keep("name").keep("privacy_type").oneOf("privacy_type", Privacy.TYPES);
        Fields settings = body.object("settings")
                .oneOf("sort_field", Playlist.SORT_FIELDS)
                .oneOf("sort_order", List.of("asc", "desc"));
        body.check();
        ObjectNode json = old.json().deepCopy();
        for (String name : new String[] {"name", "description", "privacy_type"}) {
            if (body.has(name)) {
                json.put(name, body.text(name, ""));
            }
        }
        if (body.has("privacy_domains")) {
            json.set("privacy_domains", Json.array(body.texts("privacy_domains")));
        }
        String parent = body.id("parent_id");
        if (parent != null) {
            library.requirePlace(parent);
            json.put("parent_id", parent);
        }
        ((ObjectNode) json.path("settings"))
                .put("sort_field", settings.text("sort_field", old.sortField()))
                .put("sort_order", settings.text("sort_order", old.descending() ? "desc" : "asc"));
        return store(old.with(json));
    }

    private ObjectNode delete(Call call) {
        playlists.delete(playlist(call));
        return Envelope.success();
    }

    private ObjectNode entities(Call call) {
        List<String> ids = sorted(playlist(call));
        List<ObjectNode> entities = new ArrayList<>();
        for (String id : ids) {
            ObjectNode video = videos.json(videos.require(id));
            ObjectNode entity = Json.object().put("id", id).put("position", entities.size() + 1);
            for (String name :
                    new String[] {"status", "title", "description", "duration", "created_at", "updated_at"}) {
                entity.set(name, video.path(name));
            }
            entities.add(entity);
        }
        return Envelope.list(entities);
    }

    /** Adds videos; those in it already keep their place. */
    private ObjectNode addEntities(Call call) {
        Playlist old = playlist(call);
        Fields body = call.body().require("entity_ids");
        body.check();
        Set<String> ids = new LinkedHashSet<>(old.videoIds());
        ids.addAll(existing(body.ids("entity_ids")));
        return store(old.with(List.copyOf(ids)));
    }

    private ObjectNode deleteEntities(Call call) {
        Playlist old = playlist(call);
        Fields body = call.body().require("entity_ids");
        body.check();
        List<String> ids = new ArrayList<>(old.videoIds());
        ids.removeAll(existing(body.ids("entity_ids")));
        return store(old.with(ids));
    }

    /**
     * Moves a video; a position beyond the end is the end. A playlist sorted by a field keeps the order seen, as a
     * custom one.
     */
    private ObjectNode moveEntity(Call call) {
        Playlist old = playlist(call);
        Fields body = call.body().require("position").atLeast("position", 1);
        body.check();
        String id = videos.id(videos.require(call.id("media_id")));
        List<String> ids = new ArrayList<>(sorted(old));
        if (!ids.remove(id)) {
            throw ApiError.notFound("media");
        }
        ids.add((int) Math.min(body.integer("position", 1) - 1, ids.size()), id);
        ObjectNode json = old.json().deepCopy();
        ((ObjectNode) json.path("settings")).put("sort_field", "custom").put("sort_order", "asc");
        return store(old.with(json).with(ids));
    }

    /** Returns the ids of its existing videos, sorted as the playlist is. */
    private List<String> sorted(Playlist playlist) {
        Comparator<String> ascending =
                switch (playlist.sortField()) {
                    case "created_at" -> Comparator.comparingLong(id -> videos.createdAt(videos.require(id)));
                    case "duration" -> Comparator.comparingDouble(id -> videos.duration(videos.require(id)));
                    default -> Comparator.comparingInt(playlist.videoIds()::indexOf);
                };
        return playlist.videoIds().stream()
                .filter(id -> videos.find(id) >= 0)
                .sorted(playlist.descending() ? ascending.reversed() : ascending)
                .toList();
    }

    /** Returns the distinct ids in the API's format. */
    private Set<String> existing(List<String> ids) {
        Set<String> existing = new LinkedHashSet<>();
        ids.forEach(id -> existing.add(videos.id(videos.require(id))));
        return existing;
    }

    private ObjectNode store(Playlist playlist) {
        playlists.put(playlist);
        return Envelope.data(playlist.json());
    }

    private Playlist playlist(Call call) {
        return playlists.require(call.id("playlist_id"));
    }

    /** Sorts playlists that were never changed after all others. */
    private static Comparator<Playlist> comparator(String field) {
        return switch (field) {
            case "created_at" -> Comparator.comparingLong(Playlist::createdAt);
            case "updated_at" ->
                Comparator.comparingLong(
                        playlist -> Objects.requireNonNullElse(playlist.updatedAt(), SeededVideos.NEVER));
            case "description" ->
                Comparator.comparing(
                        playlist -> playlist.json().path("description").stringValue());
            default ->
                Comparator.comparing(playlist -> playlist.json().path("name").stringValue());
        };
    }
}
