package io.kinescope.test.analytics;

import io.kinescope.test.http.Ordering;
import io.kinescope.test.http.Query;
import io.kinescope.test.json.ApiError;
import io.kinescope.test.json.Json;
import io.kinescope.test.library.Library;
import io.kinescope.test.videos.Videos;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sums of sessions in rows: one for each step of time and each combination of the values grouped by. A requested
 * field that is not a metric is grouped by, too.
 */
final class AnalyticsTable {

    private static final List<String> METRICS = List.of(
            "view",
            "unique_view",
            "seek",
            "play",
            "pause",
            "replay",
            "player_init",
            "player_load",
            "buffering_time",
            "buffering_count",
            "watch_time");
    private static final List<String> ENTITIES = List.of(
            "video_id",
            "device",
            "watch_time",
            "city",
            "country_code",
            "folder_name",
            "folder_id",
            "project_name",
            "project_id");
    private static final List<String> FIELDS = Stream.of(METRICS, ENTITIES, List.of("workspace_id", "external_id"))
            .flatMap(List::stream)
            .distinct()
            .toList();

    private final Library library;
    private final Videos videos;
    private final TimeStep step;
    private final List<String> fields;
    private final List<String> entities;
    private final Ordering order;
    private final Map<Key, double[]> rows = new LinkedHashMap<>();

    private AnalyticsTable(Library library, TimeStep step, List<String> fields, List<String> entities, Ordering order) {
        this.library = library;
        this.videos = library.videos();
        this.step = step;
        this.fields = fields;
        this.entities = entities;
        this.order = order;
    }

    static AnalyticsTable of(Query query, Library library) {
        List<String> fields = names(query, "fields", FIELDS);
        if (fields.isEmpty()) {
            fields = List.of("view");
        }
        Set<String> entities = new LinkedHashSet<>(names(query, "group_entities", ENTITIES));
        fields.stream().filter(field -> !METRICS.contains(field)).forEach(entities::add);
        return new AnalyticsTable(
                library, TimeStep.of(query, "group"), fields, List.copyOf(entities), order(query, fields));
    }

    /** Returns the fields that rows can be sorted by: those they show, except the time watched. */
    private static Ordering order(Query query, List<String> fields) {
        String text = query.text("order");
        List<String> allowed =
                fields.stream().filter(field -> !field.equals("watch_time")).toList();
        return text == null ? new Ordering(List.of()) : Ordering.parse(text, allowed, text);
    }

    private static List<String> names(Query query, String parameter, List<String> allowed) {
        String text = query.text(parameter);
        List<String> names = text == null
                ? List.of()
                : Arrays.stream(text.split(",", -1)).distinct().toList();
        if (!allowed.containsAll(names)) {
            throw ApiError.invalid(parameter, "oneof", "Must be some of: " + String.join(", ", allowed));
        }
        return names;
    }

    Ordering order() {
        return order;
    }

    void add(Session session) {
        List<String> values = new ArrayList<>();
        entities.forEach(entity -> values.add(value(entity, session)));
        Key key = new Key(step.begin(Instant.ofEpochSecond(session.at())), values);
        double[] sums = rows.computeIfAbsent(key, absent -> new double[fields.size()]);
        for (int i = 0; i < sums.length; i++) {
            sums[i] += Objects.requireNonNullElse(session.measure(fields.get(i)), 0.0);
        }
    }

    /** Sorts rows, by default from the earliest step on and within a step in the order of the videos. */
    ArrayNode json() {
        List<ObjectNode> sorted = rows.entrySet().stream()
                .sorted(Comparator.comparing(row -> row.getKey().begin()))
                .map(row -> json(row.getKey(), row.getValue()))
                .sorted(order.comparator(field -> (left, right) -> compare(left.path(field), right.path(field))))
                .toList();
        return Json.array().addAll(sorted);
    }

    private ObjectNode json(Key key, double[] sums) {
        ObjectNode row = Json.object().put("workspace_id", library.workspaceId());
        for (int i = 0; i < sums.length; i++) {
            String field = fields.get(i);
            if (METRICS.contains(field)) {
                Json.putSeconds(row, field, Json.rounded(sums[i]));
            } else {
                row.put(field, key.values().get(entities.indexOf(field)));
            }
        }
        return row.put("date", key.begin().toString());
    }

    private static int compare(JsonNode left, JsonNode right) {
        return left.isNumber()
                ? Double.compare(left.doubleValue(), right.doubleValue())
                : left.stringValue().compareTo(right.stringValue());
    }

    /** Returns the folder of a video, empty if it is in none. */
    private String value(String entity, Session session) {
        int video = session.video();
        String project = videos.projectId(video);
        String folder = videos.folderId(video);
        return switch (entity) {
            case "video_id" -> videos.id(video);
            case "device" -> session.device().kind();
            case "watch_time" -> Double.toString(session.watched());
            case "city" -> session.place().name();
            case "country_code" -> session.place().countryCode();
            case "folder_id" -> Objects.requireNonNullElse(folder, "");
            case "folder_name" -> folderName(project, folder);
            case "project_id" -> project;
            case "project_name" -> library.requireProject(project).name();
            case "workspace_id" -> library.workspaceId();
            default -> "";
        };
    }

    private String folderName(String project, @Nullable String folder) {
        return folder == null ? "" : library.requireFolder(project, folder).name();
    }

    private record Key(Instant begin, List<String> values) {}
}
