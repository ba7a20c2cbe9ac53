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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The mirrored properties of a project, a folder or a video: all that do not change by themselves, as signed links do.
 *
 * @param id the id
 * @param createdAt the time of creation, if the API tells it
 * @param row the other columns
 * @param parts the rows that belong to it, in tables of their own
 * @param answer the answer of the API, as JSON
 */
record Entry(String id, @Nullable Instant createdAt, Row row, List<Part> parts, String answer) {

    /** The problem with an entry whose id another one has. */
    static final String DUPLICATE = "another one has its id and another time of creation";

    /** The length of the column. */
    private static final int LONGEST_ID = 200;

    /** The ids that the client refuses, since a server could take them for another path. */
    private static final Pattern NO_PART_OF_A_PATH =
            Pattern.compile("\\.{1,2}(?:;.*)?|.*(?:[/\\\\]|%\\p{XDigit}{2}).*", Pattern.DOTALL);

    /** Rows of another table that belong to an entry, in their order. */
    record Part(String table, String owner, List<Row> rows) {}

    static Entry of(Answer.OfProject answer, CatalogType type) {
        Project project = answer.value();
        Row row = new Row()
                .text("catalog_type", type)
                .text("name", project.name())
                .text("privacy_type", project.privacyType())
                .text("player_id", project.playerId())
                .flag("favorite", project.favorite())
                .flag("encrypted", project.encrypted())
                .time("created_at", project.createdAt())
                .time("updated_at", project.updatedAt());
        return new Entry(project.id(), project.createdAt(), row, List.of(), answer.json());
    }

    /** Takes the project that the folder was listed for, which is there even if the folder does not tell its own. */
    static Entry of(Answer.OfFolder answer, String projectId) {
        Folder folder = answer.value();
        Row row = new Row()
                .text("project_id", projectId)
                .text("parent_id", folder.parentId())
                .text("name", folder.name())
                .time("created_at", folder.createdAt())
                .time("updated_at", folder.updatedAt());
        return new Entry(folder.id(), folder.createdAt(), row, List.of(), answer.json());
    }

    /** Takes the time of creation that the listing is sorted by, which is there even if a video does not tell its own. */
    static Entry of(Answer.OfVideo answer, Instant createdAt) {
        Video video = answer.value();
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
                video.createdAt() == null ? createdAt : video.createdAt(),
                row,
                List.of(
                        new Part("kinescope_video_tag", "video_id", tags(video)),
                        new Part("kinescope_video_asset", "video_id", assets(video))),
                answer.json());
    }

    /** Returns whether the answer has all that is mirrored: the listing is documented without some of it. */
    boolean isWhole(Answer.OfVideo answer) {
        return answer.fields().containsAll(row.columns().keySet())
                && answer.fields().containsAll(List.of("tags", "assets"))
                && !answer.value().assets().isEmpty();
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

    /** Returns the reason why the database cannot take the entry; null if it can. */
    @SuppressWarnings("ConstantValue") // The API may leave out the id.
    @Nullable
    String problem() {
        if (id == null || id.isBlank()) {
            return "it has no id";
        }
        if (id.length() > LONGEST_ID) {
            return "its id has " + id.length() + " characters";
        }
        if (id.chars().anyMatch(Character::isISOControl)
                || !StandardCharsets.UTF_8.newEncoder().canEncode(id)) {
            return "its id has characters that no database takes";
        }
        if (NO_PART_OF_A_PATH.matcher(id).matches()) {
            return "its id cannot be a part of a path";
        }
        if (createdAt != null && !Row.isStorable(createdAt)) {
            return "it was created in the year "
                    + createdAt.atOffset(ZoneOffset.UTC).getYear();
        }
        return null;
    }

    boolean isCreatedWith(Entry other) {
        return Objects.equals(createdAt, other.createdAt);
    }

    /** Returns a hash that changes whenever any mirrored property does; the rest of the answer may change by itself. */
    String fingerprint() {
        try {
            byte[] text = (row + " " + parts).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java has SHA-256", impossible);
        }
    }
}
