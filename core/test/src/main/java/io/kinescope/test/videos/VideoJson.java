package io.kinescope.test.videos;

import io.kinescope.test.json.Json;
import io.kinescope.test.json.Timestamps;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Seeded videos as the API answers them, with the irregularities the API is known for: collections that are null or
 * missing, links that do not contain the id.
 */
public final class VideoJson {

    public static final List<String> TAGS = List.of("2024", "exam", "free", "архив", "hd", "internal");

    private final SeededVideos videos;
    private final VideoIds ids;
    private final PseudoRandom random;
    private final VideoFiles files;

    VideoJson(SeededVideos videos, VideoIds ids, PseudoRandom random) {
        this.videos = videos;
        this.ids = ids;
        this.random = random;
        this.files = new VideoFiles(videos, random);
    }

    ObjectNode json(int index) {
        String id = ids.id(index);
        SampleLocation location = videos.location(index);
        boolean done = videos.isDone(index);
        ObjectNode video = Json.object();
        video.put("id", id).put("project_id", location.projectId()).put("folder_id", location.folderId());
        if (random.below(3, index, 20) == 0) {
            video.put("player_id", random.uuid(0, 21));
        }
        video.put("version", random.below(3, index, 22))
                .put("title", videos.title(index))
                .put("subtitle", "")
                .put("description", videos.description(index))
                .put("status", videos.status(index))
                .put("progress", done ? 0 : 100);
        Json.putSeconds(video, "duration", videos.duration(index));
        video.set("assets", done ? files.assets(index, id, files.original(index)) : Json.array());
        video.put("has_audio", done);
        video.set("audio_tracks", done && index % 50 == 7 ? files.audioTracks(index) : Json.array());
        video.set("chapters", chapters(index));
        boolean custom = random.below(10, index, 23) == 0;
        video.put("privacy_type", custom ? "custom" : "anywhere");
        video.set("privacy_domains", Json.array(custom ? List.of("example.com", "школа.рф") : List.of()));
        video.putArray("privacy_email_domains");
        video.putObject("privacy_share");
        putTags(video, index);
        video.set("poster", done ? files.poster(index, id) : null);
        putMaterials(video, index);
        video.put("additional_materials_enabled", false)
                .put("annotation_text_enabled", false)
                .put("annotation_video_enabled", false);
        putLinks(video, index);
        video.put("created_at", Timestamps.format(videos.createdAt(index))).put("updated_at", updatedAt(index));
        video.set("subtitles", done && index % 20 == 3 ? files.subtitles(index, id) : Json.array());
        video.put("subtitles_enabled", done && index % 20 == 3);
        video.putObject("meta");
        return video;
    }

    /** Puts the links of a video, which contain a slug of its own and not its id. */
    void putLinks(ObjectNode video, int index) {
        String slug = slug(index);
        video.put("play_link", "https://kinescope.io/" + slug)
                .put("embed_link", "https://kinescope.io/embed/" + slug)
                .put("hls_link", "https://kinescope.io/" + slug + "/master.m3u8");
    }

    /** Puts the fields that a video has once it is {@code done}. */
    void putFiles(ObjectNode video, int index, OriginalFile original) {
        String id = ids.id(index);
        video.put("status", "done").put("progress", 0).put("has_audio", true);
        Json.putSeconds(video, "duration", original.duration());
        video.set("assets", files.assets(index, id, original));
        if (video.path("poster").isNull()) {
            video.set("poster", files.poster(index, id));
        }
    }

    private ObjectNode chapters(int index) {
        ObjectNode chapters = Json.object();
        ArrayNode items = chapters.putArray("items");
        boolean has = videos.duration(index) > 3600 && index % 3 == 0;
        if (has) {
            items.addObject().put("time", 0).put("title", "Introduction");
            items.addObject()
                    .put("id", random.uuid(index, 62))
                    .put("time", 900_000)
                    .put("title", "In practice");
        }
        return chapters.put("enabled", has).put("show_on_load", false);
    }

    private void putTags(ObjectNode video, int index) {
        switch (random.below(4, index, 24)) {
            case 0 -> video.putArray("tags");
            case 1 -> video.putArray("tags").add(TAGS.get(random.below(TAGS.size(), index, 25)));
            case 2 -> video.putArray("tags").add(TAGS.get(0)).add(TAGS.get(1));
            default -> {
                // Older videos are answered without tags.
            }
        }
    }

    private void putMaterials(ObjectNode video, int index) {
        switch (random.below(3, index, 26)) {
            case 0 -> video.putNull("additional_materials");
            case 1 -> video.putArray("additional_materials");
            default -> {
                // Often there is no such field at all.
            }
        }
    }

    private @Nullable String updatedAt(int index) {
        long updated = videos.updatedAt(index);
        return updated == SeededVideos.NEVER ? null : Timestamps.format(updated);
    }

    private String slug(int index) {
        if (index % 5 == 0) {
            return Integer.toString(200_000_000 + index);
        }
        return Slugs.of(random, index);
    }
}
