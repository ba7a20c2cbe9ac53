package io.kinescope.test.videos;

import io.kinescope.test.json.ApiError;
import io.kinescope.test.json.Json;
import io.kinescope.test.json.Timestamps;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All videos of a library: the seeded ones, and on top of them the changes, additions and deletions. A video is
 * identified by its index; indexes are in the order of creation and are not reused. A changed video is kept as the
 * fields that differ, an added one as all its fields, both as the JSON they are answered with.
 */
public final class Videos {

    private final SeededVideos seeded;
    private final VideoIds ids;
    private final VideoJson shape;
    private final Map<Integer, ObjectNode> changed = new HashMap<>();
    private final Map<String, Privacy> imposed = new HashMap<>();
    private final BitSet deleted = new BitSet();
    private int end;
    private long latestCreation;
    private long writes;

    public Videos(SeededVideos seeded, PseudoRandom random) {
        this.seeded = seeded;
        this.ids = new VideoIds(random);
        this.shape = new VideoJson(seeded, ids, random);
        this.end = seeded.count();
        this.latestCreation = end == 0 ? 0 : seeded.createdAt(end - 1);
    }

    /** Returns the greatest index plus one. */
    public int end() {
        return end;
    }

    /** Returns the number of changes, by which callers know whether what they computed is still valid. */
    public long writes() {
        return writes;
    }

    public boolean exists(int index) {
        return !deleted.get(index);
    }

    /** Returns the index of an existing video, or -1. */
    public int find(String id) {
        int index = ids.index(id, end);
        return index >= 0 && exists(index) ? index : -1;
    }

    /** Returns the index of an existing video, or throws the answer 404. */
    public int require(String id) {
        int index = find(id);
        if (index < 0) {
            throw ApiError.notFound("video");
        }
        return index;
    }

    public String id(int index) {
        return ids.id(index);
    }

    public String title(int index) {
        JsonNode title = changed(index, "title");
        return title == null ? seeded.title(index) : title.stringValue();
    }

    public String description(int index) {
        JsonNode description = changed(index, "description");
        return description == null ? seeded.description(index) : description.stringValue();
    }

    public String status(int index) {
        JsonNode status = changed(index, "status");
        return status == null ? seeded.status(index) : status.stringValue();
    }

    public double duration(int index) {
        JsonNode duration = changed(index, "duration");
        return duration == null ? seeded.duration(index) : duration.doubleValue();
    }

    /** Returns the time of creation in microseconds since 1970. */
    public long createdAt(int index) {
        JsonNode created = changed(index, "created_at");
        return created == null ? seeded.createdAt(index) : Timestamps.parse(created.stringValue());
    }

    /** Returns the time of the last change in microseconds since 1970, or {@link SeededVideos#NEVER}. */
    public long updatedAt(int index) {
        JsonNode updated = changed(index, "updated_at");
        if (updated == null) {
            return seeded.updatedAt(index);
        }
        return updated.isNull() ? SeededVideos.NEVER : Timestamps.parse(updated.stringValue());
    }

    public String projectId(int index) {
        JsonNode project = changed(index, "project_id");
        return project == null ? seeded.location(index).projectId() : project.stringValue();
    }

    @Nullable
    public String folderId(int index) {
        JsonNode folder = changed(index, "folder_id");
        if (folder == null) {
            return seeded.location(index).folderId();
        }
        return folder.isNull() ? null : folder.stringValue();
    }

    /** Returns the size of all its files in bytes. */
    public long size(int index) {
        JsonNode assets = changed(index, "assets");
        if (assets == null) {
            return Rendition.total(seeded.originalSize(index));
        }
        long size = 0;
        for (JsonNode asset : assets) {
            size += asset.path("file_size").longValue();
        }
        return size;
    }

    /** Returns the video as it is answered, as a copy. */
    public ObjectNode json(int index) {
        ObjectNode video = index < seeded.count() ? shape.json(index) : Json.object();
        ObjectNode changes = changed.get(index);
        if (changes != null) {
            video.setAll(changes.deepCopy());
        } else {
            Privacy privacy = imposed.get(projectId(index));
            if (privacy != null) {
                privacy.imposeOn(video);
            }
        }
        return video;
    }

    /** Changes a video as its owner does; returns it as it is answered. */
    public ObjectNode update(int index, Consumer<ObjectNode> change) {
        return change(index, change.andThen(video -> video.put("updated_at", Timestamps.format(Timestamps.now()))));
    }

    /** Changes a video as the API does by itself; returns it as it is answered. */
    public ObjectNode change(int index, Consumer<ObjectNode> change) {
        ObjectNode video = json(index);
        change.accept(video);
        changed.put(index, index < seeded.count() ? difference(shape.json(index), video) : video);
        writes++;
        return video.deepCopy();
    }

    /** Gives a video the files that it plays from. */
    public void finish(int index, OriginalFile original) {
        change(index, video -> shape.putFiles(video, index, original));
    }

    /** Adds a video; returns it as it is answered. */
    public ObjectNode add(ObjectNode video) {
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

    public void delete(int index) {
        deleted.set(index);
        changed.remove(index);
        writes++;
    }

    public void deleteIf(IntPredicate condition) {
        for (int index = 0; index < end; index++) {
            if (exists(index) && condition.test(index)) {
                delete(index);
            }
        }
    }

    /**
     * Gives all videos of a project the same privacy, now; of those that are as they were seeded, nothing is stored.
     */
    public void impose(String projectId, Privacy privacy) {
        imposed.put(projectId, privacy);
        changed.forEach((index, changes) -> {
            if (projectId(index).equals(projectId)) {
                privacy.imposeOn(changes);
            }
        });
        writes++;
    }

    private @Nullable JsonNode changed(int index, String name) {
        ObjectNode changes = changed.get(index);
        return changes == null ? null : changes.get(name);
    }

    /** Returns a copy of the fields that differ. */
    private static ObjectNode difference(ObjectNode before, ObjectNode after) {
        ObjectNode difference = Json.object();
        after.forEachEntry((name, value) -> {
            if (!value.equals(before.get(name))) {
                difference.set(name, value.deepCopy());
            }
        });
        return difference;
    }
}
