package io.kinescope.examples.local;

import java.util.HexFormat;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files of seeded videos as the API answers them, with what it is known to surprise with: sizes beyond an
 * {@code int}, renditions that belong to no video, {@code <nil>} inside a URL.
 */
final class VideoFiles {

    private static final String CDN = "https://kinescopecdn.net/b20c7104-2c22-49be-8ec3-e8a4b6af4dfb/";
    private static final String STORAGE = "https://msk-2-storage.kinescope.io/mp4/";
    private static final String ZERO_UUID = "00000000-0000-0000-0000-000000000000";

    private final SeededVideos videos;
    private final Mix mix;

    VideoFiles(SeededVideos videos, Mix mix) {
        this.videos = videos;
        this.mix = mix;
    }

    ArrayNode assets(int index, String id) {
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

    ArrayNode audioTracks(int index) {
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

    ObjectNode poster(int index, String id) {
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

    ArrayNode subtitles(int index, String id) {
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

    private String hex(int index, int purpose) {
        return HexFormat.of().toHexDigits(mix.bits(index, purpose));
    }
}
