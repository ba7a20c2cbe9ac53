package io.kinescope.examples.local;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All videos of a library: the seeded ones, and over them what was changed, added and deleted since. A video is known
 * by its index; indexes are in the order of creation and are never given again. What was changed or added is kept as
 * the JSON it is answered with.
 */
final class Videos {

    private final SeededVideos seeded;
    private final VideoIds ids;
    private final VideoShape shape;
    private final Map<Integer, ObjectNode> changed = new HashMap<>();
    private final Map<String, Privacy> imposed = new HashMap<>();
    private final BitSet deleted = new BitSet();
    private int end;
    private long latestCreation;
    private long writes;

    Videos(SeededVideos seeded, Mix mix) {
        this.seeded = seeded;
        this.ids = new VideoIds(mix);
        this.shape = new VideoShape(seeded, ids, mix);
        this.end = seeded.count();
        this.latestCreation = end == 0 ? 0 : seeded.createdAt(end - 1);
    }

    /** One more than the greatest index. */
    int end() {
        return end;
    }

    /** Grows with every change, so what was computed before can be told from what still holds. */
    long writes() {
        return writes;
    }

    boolean exists(int index) {
        return !deleted.get(index);
    }

    /** The index of an existing video, or -1. */
    int find(String id) {
        int index = ids.index(id, end);
        return index >= 0 && exists(index) ? index : -1;
    }

    /** The index of an existing video, or an answer that there is none. */
    int require(String id) {
        int index = find(id);
        if (index < 0) {
            throw ApiError.notFound("video");
        }
        return index;
    }

    String title(int index) {
        ObjectNode video = changed.get(index);
        return video == null ? seeded.title(index) : text(video, "title");
    }

    String description(int index) {
        ObjectNode video = changed.get(index);
        return video == null ? seeded.description(index) : text(video, "description");
    }

    String status(int index) {
        ObjectNode video = changed.get(index);
        return video == null ? seeded.status(index) : text(video, "status");
    }

    double duration(int index) {
        ObjectNode video = changed.get(index);
        return video == null ? seeded.duration(index) : video.path("duration").doubleValue();
    }

    /** In microseconds since 1970. */
    long createdAt(int index) {
        ObjectNode video = changed.get(index);
        return video == null ? seeded.createdAt(index) : Timestamps.parse(text(video, "created_at"));
    }

    /** In microseconds since 1970, or {@link SeededVideos#NEVER}. */
    long updatedAt(int index) {
        ObjectNode video = changed.get(index);
        if (video == null) {
            return seeded.updatedAt(index);
        }
        String updated = Json.text(video, "updated_at");
        return updated == null ? SeededVideos.NEVER : Timestamps.parse(updated);
    }

    String projectId(int index) {
        ObjectNode video = changed.get(index);
        return video == null ? seeded.shelf(index).projectId() : text(video, "project_id");
    }

    @Nullable
    String folderId(int index) {
        ObjectNode video = changed.get(index);
        return video == null ? seeded.shelf(index).folderId() : Json.text(video, "folder_id");
    }

    /** How many bytes all its files have. */
    long size(int index) {
        ObjectNode video = changed.get(index);
        if (video == null) {
            return Rendition.total(seeded.originalSize(index));
        }
        long size = 0;
        for (JsonNode asset : video.path("assets")) {
            size += asset.path("file_size").longValue();
        }
        return size;
    }

    /** The video as it is answered, for the caller to keep. */
    ObjectNode json(int index) {
        ObjectNode video = changed.get(index);
        if (video != null) {
            return video.deepCopy();
        }
        ObjectNode fresh = shape.json(index);
        Privacy privacy = imposed.get(seeded.shelf(index).projectId());
        if (privacy != null) {
            privacy.imposeOn(fresh);
        }
        return fresh;
    }

    /** Changes a video as its owner does; returns it as it is answered. */
    ObjectNode update(int index, Consumer<ObjectNode> change) {
        ObjectNode video = json(index);
        change.accept(video);
        video.put("updated_at", Timestamps.format(Timestamps.now()));
        changed.put(index, video);
        writes++;
        return video.deepCopy();
    }

    /** Adds a video made of another; returns it as it is answered. */
    ObjectNode add(ObjectNode video) {
        int index = end++;
        latestCreation = Math.max(latestCreation, Timestamps.now());
        video.put("id", ids.id(index))
                .put("version", 0)
                .put("created_at", Timestamps.format(latestCreation))
                .putNull("updated_at");
        shape.putLinks(video, index);
        changed.put(index, video);
        writes++;
        return video.deepCopy();
    }

    void delete(int index) {
        deleted.set(index);
        changed.remove(index);
        writes++;
    }

    void deleteIf(IntPredicate condition) {
        for (int index = 0; index < end; index++) {
            if (exists(index) && condition.test(index)) {
                delete(index);
            }
        }
    }

    /** Gives all videos of a project the same privacy, now; it may be a million of them, so nothing is stored for each. */
    void impose(String projectId, Privacy privacy) {
        imposed.put(projectId, privacy);
        for (ObjectNode video : changed.values()) {
            if (projectId.equals(Json.text(video, "project_id"))) {
                privacy.imposeOn(video);
            }
        }
        writes++;
    }

    private static String text(ObjectNode video, String name) {
        return video.path(name).stringValue();
    }
}
