package io.kinescope.examples.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinescope.test.LocalKinescope;
import io.r2dbc.postgresql.codec.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares a database with the API row by row, reading the API with the JDK's client and plain JSON.
 */
final class MirrorContents {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<String> PROJECT =
            List.of("id", "name", "privacy_type", "player_id", "favorite", "encrypted", "created_at", "updated_at");
    private static final List<String> FOLDER =
            List.of("id", "project_id", "parent_id", "name", "created_at", "updated_at");
    private static final List<String> VIDEO = List.of(
            "id",
            "project_id",
            "folder_id",
            "player_id",
            "version",
            "title",
            "subtitle",
            "description",
            "status",
            "duration",
            "privacy_type",
            "play_link",
            "embed_link",
            "hls_link",
            "created_at",
            "updated_at");
    private static final List<String> ASSET = List.of("id", "quality", "resolution", "filetype", "file_size", "md5");

    private final LocalKinescope kinescope;
    private final Map<String, List<Map<String, String>>> expected = new LinkedHashMap<>();

    private final Map<String, List<JsonNode>> answers = new LinkedHashMap<>();

    private MirrorContents(LocalKinescope kinescope) {
        this.kinescope = kinescope;
        List.of("project", "folder", "video", "video_tag", "video_asset")
                .forEach(table -> expected.put(table, new ArrayList<>()));
        List.of("project", "folder", "video").forEach(table -> answers.put(table, new ArrayList<>()));
    }

    /** Fails unless the database has what the API has, and nothing else that is not marked as removed. */
    static void assertEqual(LocalKinescope kinescope, String url) {
        MirrorContents mirrored = new MirrorContents(kinescope);
        mirrored.readAll();
        mirrored.expected.forEach(
                (table, rows) -> assertThat(stored(url, table)).as(table).containsExactlyInAnyOrderElementsOf(rows));
        mirrored.answers.forEach((table, answers) ->
                assertThat(answers(url, table)).as(table).containsExactlyInAnyOrderElementsOf(answers));
    }

    /** All rows of all tables. */
    static Map<String, List<Map<String, String>>> allRows(String url) {
        Map<String, List<Map<String, String>>> rows = new TreeMap<>();
        List.of("project", "folder", "video", "video_tag", "video_asset", "sync", "origin", "schema")
                .forEach(table -> rows.put(table, query(url, "select * from kinescope_" + table + " order by 1")));
        return rows;
    }

    /** The rows of a query, by the names of their columns. */
    static List<Map<String, String>> query(String url, String query) {
        return DatabaseClient.create(MirrorDatabase.of(url))
                .sql(query)
                .fetch()
                .all()
                .map(MirrorContents::row)
                .collectList()
                .block();
    }

    private static List<Map<String, String>> stored(String url, String table) {
        String rows = "select * from kinescope_" + table
                + (table.startsWith("video_")
                        ? " where video_id in (select id from kinescope_video where removed_at is null)"
                        : " where removed_at is null");
        return query(url, rows).stream()
                .peek(row -> row.keySet()
                        .removeAll(List.of("fingerprint", "answer", "synced_at", "removed_at", "missing_in")))
                .toList();
    }

    private static List<JsonNode> answers(String url, String table) {
        return query(url, "select answer from kinescope_" + table + " where removed_at is null").stream()
                .map(row -> withoutContents(JSON.readTree(row.get("answer"))))
                .toList();
    }

    /** What a project or folder tells of its contents changes without a change of its own. */
    private static JsonNode withoutContents(JsonNode answer) {
        return ((ObjectNode) answer).remove(List.of("items_count", "size", "folders"));
    }

    private static Map<String, String> row(Map<String, Object> stored) {
        Map<String, String> row = new TreeMap<>();
        stored.forEach((column, value) -> row.put(column.toLowerCase(Locale.ROOT), text(value)));
        return row;
    }

    private void readAll() {
        for (String type : List.of("vod", "live")) {
            for (JsonNode project : list("/v1/projects?catalog_type=" + type + "&")) {
                Map<String, String> row = row(project, PROJECT);
                row.put("catalog_type", type);
                expected.get("project").add(row);
                answers.get("project").add(withoutContents(project));
                list("/v1/projects/" + row.get("id") + "/folders?").forEach(folder -> {
                    expected.get("folder").add(row(folder, FOLDER));
                    answers.get("folder").add(withoutContents(folder));
                });
            }
        }
        for (JsonNode listed : list("/v1/videos?")) {
            JsonNode video =
                    get("/v1/videos/" + listed.path("id").stringValue()).path("data");
            expected.get("video").add(row(video, VIDEO));
            answers.get("video").add(video);
            for (int place = 0; place < video.path("tags").size(); place++) {
                Map<String, String> row = part(video, place);
                row.put("tag", text(video.path("tags").get(place)));
                expected.get("video_tag").add(row);
            }
            for (int place = 0; place < video.path("assets").size(); place++) {
                Map<String, String> row = part(video, place);
                row.putAll(row(video.path("assets").get(place), ASSET));
                expected.get("video_asset").add(row);
            }
        }
    }

    private static Map<String, String> part(JsonNode video, int place) {
        return new TreeMap<>(Map.of("video_id", video.path("id").stringValue(), "place", "" + place));
    }

    private static Map<String, String> row(JsonNode json, List<String> columns) {
        Map<String, String> row = new TreeMap<>();
        columns.forEach(column -> row.put(
                column,
                column.endsWith("_at") && json.path(column).isString()
                        ? text(OffsetDateTime.parse(json.path(column).stringValue()))
                        : text(json.path(column))));
        return row;
    }

    private static String text(JsonNode value) {
        if (value.isNumber()) {
            return text(value.numberValue());
        }
        return value.isNull() || value.isMissingNode() ? null : value.asString();
    }

    private static String text(Object value) {
        if (value instanceof OffsetDateTime time) {
            return time.toInstant().toString();
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        }
        return value instanceof Json json ? json.asString() : value == null ? null : value.toString();
    }

    private List<JsonNode> list(String path) {
        List<JsonNode> items = new ArrayList<>();
        int page = 0;
        JsonNode answer;
        do {
            answer = get(path + "per_page=100&page=" + ++page);
            answer.path("data").forEach(items::add);
        } while (!answer.path("data").isEmpty());
        return items;
    }

    private JsonNode get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(kinescope.url() + path))
                .header("Authorization", "Bearer " + kinescope.token())
                .build();
        try {
            return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
