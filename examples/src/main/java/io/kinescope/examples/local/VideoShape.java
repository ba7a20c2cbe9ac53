package io.kinescope.examples.local;

import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Seeded videos as the API answers them, with all that it is known to surprise with: collections that are null or
 * missing, {@code <nil>} inside a URL, sizes beyond an {@code int}, ids that are not in any link.
 */
final class VideoShape {

    private static final String CDN = "https://kinescopecdn.net/b20c7104-2c22-49be-8ec3-e8a4b6af4dfb/";
    private static final String STORAGE = "https://msk-2-storage.kinescope.io/mp4/";
    private static final String ZERO_UUID = "00000000-0000-0000-0000-000000000000";
    private static final String BASE57 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final List<String> TAGS = List.of("2024", "exam", "free", "архив", "hd", "internal");

    private final SeededVideos videos;
    private final VideoIds ids;
    private final Mix mix;

    VideoShape(SeededVideos videos, VideoIds ids, Mix mix) {
        this.videos = videos;
        this.ids = ids;
        this.mix = mix;
    }

    ObjectNode json(int index) {
        String id = ids.id(index);
        Shelf shelf = videos.shelf(index);
        boolean done = videos.isDone(index);
        ObjectNode video = Json.object();
        video.put("id", id).put("project_id", shelf.projectId()).put("folder_id", shelf.folderId());
        if (mix.below(3, index, 20) == 0) {
            video.put("player_id", mix.uuid(0, 21));
        }
        video.put("version", mix.below(3, index, 22))
                .put("title", videos.title(index))
                .put("subtitle", "")
                .put("description", videos.description(index))
                .put("status", videos.status(index))
                .put("progress", done ? 0 : 100);
        Json.putSeconds(video, "duration", videos.duration(index));
        video.set("assets", done ? assets(index, id) : Json.array());
        video.put("has_audio", done);
        video.set("audio_tracks", done && index % 50 == 7 ? audioTracks(index) : Json.array());
        video.set("chapters", chapters(index));
        boolean custom = mix.below(10, index, 23) == 0;
        video.put("privacy_type", custom ? "custom" : "anywhere");
        video.set("privacy_domains", Json.array(custom ? List.of("example.com", "школа.рф") : List.of()));
        video.putArray("privacy_email_domains");
        video.putObject("privacy_share");
        putTags(video, index);
        video.set("poster", done ? poster(index, id) : null);
        putMaterials(video, index);
        video.put("additional_materials_enabled", false)
                .put("annotation_text_enabled", false)
                .put("annotation_video_enabled", false);
        putLinks(video, index);
        video.put("created_at", Timestamps.format(videos.createdAt(index))).put("updated_at", updatedAt(index));
        video.set("subtitles", done && index % 20 == 3 ? subtitles(index, id) : Json.array());
        video.put("subtitles_enabled", done && index % 20 == 3);
        video.putObject("meta");
        return video;
    }

    /** The links of a video contain a slug of its own, not its id. */
    void putLinks(ObjectNode video, int index) {
        String slug = slug(index);
        video.put("play_link", "https://kinescope.io/" + slug)
                .put("embed_link", "https://kinescope.io/embed/" + slug)
                .put("hls_link", "https://kinescope.io/" + slug + "/master.m3u8");
    }

    private ArrayNode assets(int index, String id) {
        ArrayNode assets = Json.array();
        long size = videos.originalSize(index);
        long created = videos.createdAt(index);
        String original = mix.uuid(index, 30);
        assets.addObject()
                .put("id", original)
                .put("video_id", id)
                .put("original_name", "original")
                .put("file_size", size)
                .put("md5", hex(index, 31) + hex(index, 32))
                .put("filetype", "mp4")
                .put("quality", "original")
                .put("resolution", "1920x1080")
                .put("created_at", Timestamps.format(created + 1_000_000))
                .put(
                        "url",
                        CDN + "videos/" + id + "/assets/" + original + "/original.mp4?expires=1659343543&sign="
                                + hex(index, 33) + hex(index, 34))
                .put(
                        "download_link",
                        "https://ru-msk-s3.kinescope.io/" + id + "/mp4/original?X-Amz-Expires=3600"
                                + "&X-Amz-SignedHeaders=host&X-Amz-Signature=" + hex(index, 35) + hex(index, 36));
        int purpose = 40;
        for (Rendition rendition : Rendition.values()) {
            String url = STORAGE + mix.uuid(index, purpose++);
            assets.addObject()
                    .put("id", mix.uuid(index, purpose++))
                    .put("video_id", ZERO_UUID)
                    .put("original_name", rendition.quality() + ".mp4")
                    .put("file_size", rendition.size(size))
                    .put("filetype", "mp4")
                    .put("quality", rendition.quality())
                    .put("resolution", rendition.resolution())
                    .put("created_at", Timestamps.format(created + 240_000_000))
                    .put("url", url)
                    .put("download_link", url + "?filename=" + index + "-" + rendition.quality() + ".mp4");
        }
        return assets;
    }

    private ArrayNode audioTracks(int index) {
        ArrayNode tracks = Json.array();
        tracks.addObject()
                .put("id", mix.uuid(index, 60))
                .put("language", "en")
                .put("label", "English")
                .put("file_size", videos.originalSize(index) / 20)
                .put("filetype", "m4a")
                .put("original_name", "english.m4a")
                .put("download_link", STORAGE + mix.uuid(index, 61));
        return tracks;
    }

    private ObjectNode chapters(int index) {
        ObjectNode chapters = Json.object();
        ArrayNode items = chapters.putArray("items");
        boolean has = videos.duration(index) > 3600 && index % 3 == 0;
        if (has) {
            items.addObject().put("time", 0).put("title", "Introduction");
            items.addObject()
                    .put("id", mix.uuid(index, 62))
                    .put("time", 900_000)
                    .put("title", "In practice");
        }
        return chapters.put("enabled", has).put("show_on_load", false);
    }

    private void putTags(ObjectNode video, int index) {
        switch (mix.below(4, index, 24)) {
            case 0 -> video.putArray("tags");
            case 1 -> video.putArray("tags").add(TAGS.get(mix.below(TAGS.size(), index, 25)));
            case 2 -> video.putArray("tags").add(TAGS.get(0)).add(TAGS.get(1));
            default -> {
                // Older videos are answered without tags.
            }
        }
    }

    private void putMaterials(ObjectNode video, int index) {
        switch (mix.below(3, index, 26)) {
            case 0 -> video.putNull("additional_materials");
            case 1 -> video.putArray("additional_materials");
            default -> {
                // Often there is no such field at all.
            }
        }
    }

    private ObjectNode poster(int index, String id) {
        String posterId = mix.uuid(index, 63);
        // Of a poster taken before there was a video, the server writes Go's word for nothing into the path.
        String owner = index % 40 == 11 ? "<nil>" : id;
        String base = CDN + "posters/" + owner + "/";
        String file = posterId + ".jpg";
        return Json.object()
                .put("id", posterId)
                .put("type", "image")
                .put("status", "done")
                .put("active", true)
                .put("original", base + file)
                .put("md", base + "md/" + file)
                .put("sm", base + "sm/" + file)
                .put("xs", base + "xs/" + file);
    }

    private ArrayNode subtitles(int index, String id) {
        String subtitleId = mix.uuid(index, 64);
        ArrayNode subtitles = Json.array();
        subtitles
                .addObject()
                .put("id", subtitleId)
                .put("video_id", id)
                .put("description", "English")
                .put("language", "en")
                .put("status", "done")
                .put("position", 0)
                .put("active", true)
                .put("url", CDN + "subtitles/" + id + "/" + subtitleId)
                .putNull("updated_at")
                .put("file", "")
                .put("file_name", subtitleId + ".vtt")
                .put("hls_file", "");
        return subtitles;
    }

    private @Nullable String updatedAt(int index) {
        long updated = videos.updatedAt(index);
        return updated == SeededVideos.NEVER ? null : Timestamps.format(updated);
    }

    private String slug(int index) {
        if (index % 5 == 0) {
            return Integer.toString(200_000_000 + index);
        }
        StringBuilder slug = new StringBuilder(22);
        for (int i = 0; i < 22; i++) {
            slug.append(BASE57.charAt(mix.below(BASE57.length(), index * 22L + i, 65)));
        }
        return slug.toString();
    }

    private String hex(int index, int purpose) {
        return HexFormat.of().toHexDigits(mix.bits(index, purpose));
    }
}
