package io.kinescope.test.videos;

import io.kinescope.test.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** Subtitles as the API answers them. */
public final class Subtitles {

    private Subtitles() {}

    public static ObjectNode subtitle(String id, String videoId, String language, String description, String fileName) {
        return Json.object()
                .put("id", id)
                .put("video_id", videoId)
                .put("description", description)
                .put("language", language)
                .put("status", "done")
                .put("position", 0)
                .put("active", true)
                .put("url", VideoFiles.CDN + "subtitles/" + videoId + "/" + id)
                .putNull("updated_at")
                .put("file", "")
                .put("file_name", fileName)
                .put("hls_file", "");
    }
}
