package io.kinescope.test.videos;

import io.kinescope.test.json.ApiError;
import io.kinescope.test.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The posters of videos. The video itself only shows the one that is active. */
public final class Posters {

    private final Videos videos;
    private final Map<String, List<ObjectNode>> posters = new HashMap<>();

    public Posters(Videos videos) {
        this.videos = videos;
    }

    /** A poster as it is answered; the owner is a video or an event. */
    public static ObjectNode poster(String id, String ownerId) {
        String base = VideoFiles.CDN + "posters/" + ownerId + "/";
        String file = id + ".jpg";
        return Json.object()
                .put("id", id)
                .put("type", "image")
                .put("status", "done")
                .put("active", true)
                .put("original", base + file)
                .put("md", base + "md/" + file)
                .put("sm", base + "sm/" + file)
                .put("xs", base + "xs/" + file);
    }

    public List<ObjectNode> list(int video) {
        return stored(video).stream().map(ObjectNode::deepCopy).toList();
    }

    public ObjectNode require(int video, String id) {
        return find(video, id).deepCopy();
    }

    public void add(int video, ObjectNode poster) {
        stored(video).add(poster.put("active", false));
    }

    public void activate(int video, String id) {
        ObjectNode active = find(video, id);
        stored(video).forEach(poster -> poster.put("active", isCalled(poster, id)));
        videos.update(video, json -> json.set("poster", active.deepCopy()));
    }

    /** A video may be left without a poster. */
    public void delete(int video, String id) {
        ObjectNode poster = find(video, id);
        stored(video).remove(poster);
        if (poster.path("active").booleanValue()) {
            videos.update(video, json -> json.putNull("poster"));
        }
    }

    private ObjectNode find(int video, String id) {
        return stored(video).stream()
                .filter(poster -> isCalled(poster, id))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("poster"));
    }

    private static boolean isCalled(ObjectNode poster, String id) {
        return poster.path("id").stringValue().equals(id);
    }

    /** The one poster that a video begins with may be there later than others. */
    private List<ObjectNode> stored(int video) {
        List<ObjectNode> stored = posters.computeIfAbsent(videos.id(video), id -> new ArrayList<>());
        if (videos.json(video).path("poster") instanceof ObjectNode own
                && stored.stream().noneMatch(poster -> poster.path("id").equals(own.path("id")))) {
            stored.add(0, own);
        }
        return stored;
    }
}
