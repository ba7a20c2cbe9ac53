package io.kinescope.test.operations;

import io.kinescope.test.http.BodyReceiver;
import io.kinescope.test.http.Call;
import io.kinescope.test.http.DigestReceiver;
import io.kinescope.test.http.Envelope;
import io.kinescope.test.http.Fields;
import io.kinescope.test.http.Routes;
import io.kinescope.test.json.ApiError;
import io.kinescope.test.json.Json;
import io.kinescope.test.json.Timestamps;
import io.kinescope.test.json.Uuids;
import io.kinescope.test.library.Library;
import io.kinescope.test.videos.VideoFiles;
import io.kinescope.test.videos.Videos;
import java.net.URLConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** Adds, changes and deletes additional materials. The files themselves are not kept. */
final class MaterialOperations {

    private static final String ALL = "/v1/additional-materials";
    private static final String ONE = ALL + "/{material_id}";

    private final Videos videos;
    private final VideoParts materials;
    private final Map<String, String> videoIds = new HashMap<>();

    MaterialOperations(Library library) {
        this.videos = library.videos();
        this.materials = new VideoParts(videos, "additional_materials", "additional material");
    }

    void register(Routes routes) {
        routes.addStreaming("POST", "/additional-material", this::add);
        routes.add("PATCH", ALL + "/reorder", this::reorder);
        routes.add("PUT", ONE, this::update);
        routes.add("DELETE", ONE, this::delete);
        routes.add("GET", ONE + "/link", this::link);
    }

    private BodyReceiver add(Call call) {
        Fields headers = call.headers("X-Video-ID", "X-File-Name", "X-Title");
        headers.require("X-Video-ID").require("X-File-Name").check();
        int video = videos.require(headers.requiredId("X-Video-ID"));
        String name = headers.text("X-File-Name", "");
        return new DigestReceiver(digest -> {
            if (digest.size() == 0) {
                throw ApiError.noBody();
            }
            ObjectNode material = materials.add(
                    video, material(videos.id(video), name, headers.text("X-Title", name), digest.size()));
            videoIds.put(material.path("id").stringValue(), videos.id(video));
            return Envelope.data(material);
        });
    }

    private static ObjectNode material(String videoId, String name, String title, long size) {
        return Json.object()
                .put("id", Uuids.random())
                .put("video_id", videoId)
                .put("storage_id", Uuids.random())
                .put("title", title)
                .put("filename", name)
                .put(
                        "filetype",
                        Objects.requireNonNullElse(
                                URLConnection.guessContentTypeFromName(name), "application/octet-stream"))
                .put("size", size)
                .put("position", 0)
                .put("created_at", Timestamps.format(Timestamps.now()))
                .putNull("updated_at")
                .putNull("deleted_at");
    }

    private ObjectNode update(Call call) {
        Fields body = call.body().require("title");
        body.check();
        String title = body.text("title", "");
        return Envelope.data(materials.update(
                video(call.id("material_id")), call.id("material_id"), material -> material.put("title", title)));
    }

    private ObjectNode delete(Call call) {
        materials.delete(video(call.id("material_id")), call.id("material_id"));
        videoIds.remove(call.id("material_id"));
        return Envelope.success();
    }

    private ObjectNode link(Call call) {
        ObjectNode material = materials.require(video(call.id("material_id")), call.id("material_id"));
        return Envelope.data(Json.object()
                .put(
                        "link",
                        VideoFiles.CDN + "materials/"
                                + material.path("storage_id").stringValue()));
    }

    private ObjectNode reorder(Call call) {
        List<String> ids = Fields.readIds(call.content().text());
        materials.reorder(video(ids.get(0)), ids);
        return Envelope.success();
    }

    private int video(String materialId) {
        int video = videos.find(videoIds.getOrDefault(materialId, materialId));
        if (video < 0) {
            throw ApiError.notFound("additional material");
        }
        return video;
    }
}
