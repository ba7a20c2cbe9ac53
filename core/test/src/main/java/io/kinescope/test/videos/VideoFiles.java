package io.kinescope.test.videos;

import io.kinescope.test.json.Json;
import io.kinescope.test.json.Timestamps;
import java.util.HexFormat;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files of videos as the API answers them, with the irregularities the API is known for: sizes beyond an
 * {@code int}, renditions that belong to no video, {@code <nil>} inside a URL.
 */
public final class VideoFiles {

    public static final String CDN = "https://kinescopecdn.net/b20c7104-2c22-49be-8ec3-e8a4b6af4dfb/";
    private static final String STORAGE = "https://msk-2-storage.kinescope.io/mp4/";
    private static final String ZERO_UUID = "00000000-0000-0000-0000-000000000000";

    private final SeededVideos videos;
    private final PseudoRandom random;

    VideoFiles(SeededVideos videos, PseudoRandom random) {
        this.videos = videos;
        this.random = random;
    }

    /** Returns the file that a seeded video was made from. */
    OriginalFile original(int index) {
        return new OriginalFile(
                "original",
                videos.originalSize(index),
                hex(index, 31) + hex(index, 32),
                videos.duration(index),
                videos.createdAt(index));
    }

    ArrayNode assets(int index, String id, OriginalFile original) {
        ArrayNode assets = Json.array();
        long created = original.arrivedAt();
        String originalId = random.uuid(index, 30);
        assets.addObject()
                .put("id", originalId)
                .put("video_id", id)
                .put("original_name", original.name())
                .put("file_size", original.size())
                .put("md5", original.md5())
                .put("filetype", original.type())
                .put("quality", "original")
                .put("resolution", "1920x1080")
                .put("created_at", Timestamps.format(created + 1_000_000))
                .put(
                        "url",
                        CDN + "videos/" + id + "/assets/" + originalId + "/original." + original.type()
                                + "?expires=1659343543&sign=" + hex(index, 33) + hex(index, 34))
                .put(
                        "download_link",
                        "https://ru-msk-s3.kinescope.io/" + id + "/mp4/original?X-Amz-Expires=3600"
                                + "&X-Amz-SignedHeaders=host&X-Amz-Signature=" + hex(index, 35) + hex(index, 36));
        int purpose = 40;
        for (Rendition rendition : Rendition.values()) {
            String url = STORAGE + random.uuid(index, purpose++);
            assets.addObject()
                    .put("id", random.uuid(index, purpose++))
                    .put("video_id", ZERO_UUID)
                    .put("original_name", rendition.quality() + ".mp4")
                    .put("file_size", rendition.size(original.size()))
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
                .put("id", random.uuid(index, 60))
                .put("language", "en")
                .put("label", "English")
                .put("file_size", videos.originalSize(index) / 20)
                .put("filetype", "m4a")
                .put("original_name", "english.m4a")
                .put("download_link", STORAGE + random.uuid(index, 61));
        return tracks;
    }

    ObjectNode poster(int index, String id) {
        String posterId = random.uuid(index, 63);
        // Of a poster taken before there was a video, the server writes Go's word for nothing into the path.
        String owner = index % 40 == 11 ? "<nil>" : id;
        return Posters.poster(posterId, owner);
    }

    ArrayNode subtitles(int index, String id) {
        String subtitleId = random.uuid(index, 64);
        ArrayNode subtitles = Json.array();
        subtitles.add(Subtitles.subtitle(subtitleId, id, "en", "English", subtitleId + ".vtt"));
        return subtitles;
    }

    private String hex(int index, int purpose) {
        return HexFormat.of().toHexDigits(random.bits(index, purpose));
    }
}
