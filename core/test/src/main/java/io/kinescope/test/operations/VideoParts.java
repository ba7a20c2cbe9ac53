package io.kinescope.test.operations;

import io.kinescope.test.json.ApiError;
import io.kinescope.test.json.Timestamps;
import io.kinescope.test.videos.Videos;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Objects in an array of a video, such as its subtitles, each with an id and a position. */
final class VideoParts {

    private final Videos videos;
    private final String field;
    private final String kind;

    /** Takes the name of the kind for answers about a missing part. */
    VideoParts(Videos videos, String field, String kind) {
        this.videos = videos;
        this.field = field;
        this.kind = kind;
    }

    List<ObjectNode> list(int video) {
        List<ObjectNode> parts = new ArrayList<>();
        for (JsonNode part : videos.json(video).path(field)) {
            parts.add((ObjectNode) part);
        }
        return parts;
    }

    ObjectNode require(int video, String id) {
        return find(list(video), id);
    }

    ObjectNode add(int video, ObjectNode part) {
        List<ObjectNode> parts = list(video);
        parts.add(part);
        store(video, parts);
        return part;
    }

    ObjectNode update(int video, String id, Consumer<ObjectNode> change) {
        List<ObjectNode> parts = list(video);
        ObjectNode part = find(parts, id);
        change.accept(part.put("updated_at", Timestamps.format(Timestamps.now())));
        store(video, parts);
        return part;
    }

    void delete(int video, String id) {
        List<ObjectNode> parts = list(video);
        parts.remove(find(parts, id));
        store(video, parts);
    }

    /** Puts the parts with these ids first, in their order. */
    void reorder(int video, List<String> ids) {
        List<ObjectNode> parts = list(video);
        List<ObjectNode> reordered = new ArrayList<>();
        ids.forEach(id -> reordered.add(find(parts, id)));
        parts.removeAll(reordered);
        reordered.addAll(parts);
        store(video, reordered);
    }

    private ObjectNode find(List<ObjectNode> parts, String id) {
        return parts.stream()
                .filter(part -> part.path("id").stringValue().equals(id))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound(kind));
    }

    private void store(int video, List<ObjectNode> parts) {
        for (int position = 0; position < parts.size(); position++) {
            parts.get(position).put("position", position);
        }
        videos.update(video, json -> {
            json.putArray(field).addAll(parts);
            json.put(field + "_enabled", !parts.isEmpty());
        });
    }
}
