package io.kinescope.test.uploads;

import io.kinescope.test.json.Json;
import io.kinescope.test.library.Place;
import tools.jackson.databind.node.ObjectNode;

/** A video that is being uploaded. */
final class NewVideo {

    private static final String[] BRIEF = {
        "id", "title", "description", "status", "play_link", "embed_link", "hls_link", "created_at"
    };

    private NewVideo() {}

    static ObjectNode in(Place place, String title, String subtitle, String description) {
        ObjectNode video = Json.object();
        place.putInto(video);
        video.put("version", 0)
                .put("title", title)
                .put("subtitle", subtitle)
                .put("description", description)
                .put("status", "uploading")
                .put("progress", 100)
                .put("duration", 0);
        video.putArray("assets");
        video.put("has_audio", false).putArray("audio_tracks");
        video.putObject("chapters")
                .put("enabled", false)
                .put("show_on_load", false)
                .putArray("items");
        video.put("privacy_type", "anywhere").putArray("privacy_domains");
        video.putArray("privacy_email_domains");
        video.putObject("privacy_share");
        video.putArray("tags");
        video.putNull("poster")
                .putNull("additional_materials")
                .put("additional_materials_enabled", false)
                .put("annotation_text_enabled", false)
                .put("annotation_video_enabled", false);
        video.putArray("subtitles");
        video.put("subtitles_enabled", false).putObject("meta");
        return video;
    }

    /** Returns the short form that the uploader answers: it names the parent, a folder or a project. */
    static ObjectNode brief(ObjectNode video) {
        String folder = video.path("folder_id").asString(null);
        ObjectNode brief = Json.object()
                .put("parent_id", folder == null ? video.path("project_id").stringValue() : folder);
        for (String field : BRIEF) {
            brief.set(field, video.path(field));
        }
        return brief;
    }
}
