package io.kinescope.examples.mirror;

import io.kinescope.client.folders.Folder;
import io.kinescope.client.projects.CatalogType;
import io.kinescope.client.projects.Project;
import io.kinescope.client.videos.Asset;
import io.kinescope.client.videos.Video;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What is mirrored of a project, a folder or a video: all that does not change by itself, as signed links do.
 *
 * @param id the id
 * @param row the other columns
 * @param parts what belongs to it, in tables of its own
 */
record Entry(String id, Row row, List<Part> parts) {

    /** Rows of another table that belong to an entry, in their order. */
    record Part(String table, String owner, List<Row> rows) {}

    static Entry of(Project project, CatalogType type) {
        Row row = new Row()
                .text("catalog_type", type)
                .text("name", project.name())
                .text("privacy_type", project.privacyType())
                .text("player_id", project.playerId())
                .flag("favorite", project.favorite())
                .flag("encrypted", project.encrypted())
                .time("created_at", project.createdAt())
                .time("updated_at", project.updatedAt());
        return new Entry(project.id(), row, List.of());
    }

    /** Takes the project that was asked for, which is there even if a folder does not tell its own. */
    static Entry of(Folder folder, String projectId) {
        Row row = new Row()
                .text("project_id", projectId)
                .text("parent_id", folder.parentId())
                .text("name", folder.name())
                .time("created_at", folder.createdAt())
                .time("updated_at", folder.updatedAt());
        return new Entry(folder.id(), row, List.of());
    }

    /** Takes the time of creation that the listing goes by, which is there even if a video does not tell its own. */
    static Entry of(Video video, Instant createdAt) {
        Row row = new Row()
                .text("project_id", video.projectId())
                .text("folder_id", video.folderId())
                .text("player_id", video.playerId())
                .number("version", video.version())
                .text("title", video.title())
                .text("subtitle", video.subtitle())
                .text("description", video.description())
                .text("status", video.status())
                .number("duration", video.duration())
                .text("privacy_type", video.privacyType())
                .text("play_link", video.playLink())
                .text("embed_link", video.embedLink())
                .text("hls_link", video.hlsLink())
                .time("created_at", createdAt)
                .time("updated_at", video.updatedAt());
        return new Entry(
                video.id(),
                row,
                List.of(
                        new Part("kinescope_video_tag", "video_id", tags(video)),
                        new Part("kinescope_video_asset", "video_id", assets(video))));
    }

    private static List<Row> tags(Video video) {
        return video.tags().stream().map(tag -> new Row().text("tag", tag)).toList();
    }

    private static List<Row> assets(Video video) {
        List<Row> rows = new ArrayList<>();
        for (Asset asset : video.assets()) {
            rows.add(new Row()
                    .text("id", asset.id())
                    .text("quality", asset.quality())
                    .text("resolution", asset.resolution())
                    .text("filetype", asset.filetype())
                    .number("file_size", asset.fileSize())
                    .text("md5", asset.md5()));
        }
        return rows;
    }

    /** Another one whenever anything of it is. */
    String fingerprint() {
        try {
            byte[] text = (row + " " + parts).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java has SHA-256", impossible);
        }
    }
}
