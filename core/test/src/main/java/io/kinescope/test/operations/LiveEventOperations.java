package io.kinescope.test.operations;

import io.kinescope.test.http.Call;
import io.kinescope.test.http.Envelope;
import io.kinescope.test.http.Fields;
import io.kinescope.test.http.Ordering;
import io.kinescope.test.http.Paging;
import io.kinescope.test.http.Query;
import io.kinescope.test.http.Routes;
import io.kinescope.test.json.ApiError;
import io.kinescope.test.json.Json;
import io.kinescope.test.json.Timestamps;
import io.kinescope.test.json.Uuids;
import io.kinescope.test.library.Library;
import io.kinescope.test.library.LiveEvent;
import io.kinescope.test.library.Place;
import io.kinescope.test.library.Project;
import io.kinescope.test.library.Store;
import io.kinescope.test.videos.Videos;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists, reads and changes live events. */
final class LiveEventOperations {

    private static final List<String> ORDER_FIELDS = List.of("created_at", "name");
    private static final List<String> TYPES = List.of("one-time", "recurring");
    private static final List<String> LATENCY_MODES = List.of("standard", "reduced");
    private static final List<String> PRESETS = List.of("360p", "480p", "720p", "1080p", "1440p", "2160p");
    private static final List<String> FLAGS = List.of(
            "auto_start",
            "protected",
            "time_shift",
            "chat_after_stream",
            "chat_active",
            "chat_preview",
            "show_members",
            "chat_jwt_required");

    private final Library library;
    private final Store<LiveEvent> events;
    private final VideoOrder videoOrder;

    LiveEventOperations(Library library) {
        this.library = library;
        this.events = library.liveEvents();
        this.videoOrder = new VideoOrder(library.videos());
    }

    void register(Routes routes) {
        routes.add("GET", "/v2/live/events", this::list);
        routes.add("POST", "/v2/live/events", this::create);
        routes.add("GET", "/v2/live/events/{event_id}", this::get);
        routes.add("PUT", "/v2/live/events/{event_id}", this::update);
        routes.add("DELETE", "/v2/live/events/{event_id}", this::delete);
        routes.add("PUT", "/v2/live/events/{event_id}/move", this::move);
        routes.add("GET", "/v2/live/events/{event_id}/videos", this::videos);
    }

    private ObjectNode list(Call call) {
        Query query = call.query();
        Ordering order = Ordering.parse(query.text("order"), ORDER_FIELDS, "created_at.desc");
        Predicate<Place> asked = in(query.id("project_id"), query.id("folder_id"), query.flag("without_folder"));
        List<LiveEvent> found = events.all().stream()
                .filter(event -> asked.test(library.requirePlace(event.parentId())))
                .sorted(order.comparator(LiveEventOperations::comparator))
                .toList();
        return Paging.of(query).answer(found.size(), order, i -> found.get(i).json());
    }

    private static Predicate<Place> in(@Nullable String project, @Nullable String folder, boolean withoutFolder) {
        return place -> (project == null || project.equals(place.projectId()))
                && (folder == null || folder.equals(place.folderId()))
                && (!withoutFolder || place.folderId() == null);
    }

    /** Returns the given parent, by default the first project for live events. */
    private ObjectNode create(Call call) {
        Fields body = call.body().require("name").require("type").oneOf("type", TYPES);
        checkSettings(body);
        String parent = body.id("parent_id");
        Place place = parent == null ? firstPlace() : library.requirePlace(parent);
        LiveEvent event = LiveEvent.create(
                Uuids.random(),
                library.workspaceId(),
                place.id(),
                body.text("name", ""),
                body.text("type", ""),
                Timestamps.now());
        change(event.json(), body);
        ArrayNode restreams = (ArrayNode) event.json().path("restreams");
        body.objects("restreams").forEach(restream -> restreams.add(restream(event.id(), restream)));
        return store(event);
    }

    private ObjectNode get(Call call) {
        return Envelope.data(event(call).json());
    }

    /** Changes the fields in the body and nothing else. */
    private ObjectNode update(Call call) {
        LiveEvent event = event(call).copy();
        Fields body = call.body().keep("name");
        checkSettings(body);
        change(event.json(), body);
        event.json().put("updated_at", Timestamps.format(Timestamps.now()));
        return store(event);
    }

    private ObjectNode delete(Call call) {
        events.delete(event(call));
        return Envelope.success();
    }

    /** Unlike the other answers this one has neither the subtitle nor the poster. */
    private ObjectNode move(Call call) {
        LiveEvent event = event(call).copy();
        Fields body = call.body().require("parent_id");
        body.check();
        Place place = library.requirePlace(body.requiredId("parent_id"));
        event.json().put("parent_id", place.id()).put("updated_at", Timestamps.format(Timestamps.now()));
        events.put(event);
        return Envelope.data(event.json().deepCopy().without(List.of("subtitle", "poster")));
    }

    private ObjectNode videos(Call call) {
        Ordering order = Ordering.parse(call.query().text("order"), VideoOrder.FIELDS, VideoOrder.DEFAULT);
        Videos videos = library.videos();
        int[] indexes = event(call).videoIds().stream()
                .mapToInt(videos::find)
                .filter(index -> index >= 0)
                .sorted()
                .toArray();
        videoOrder.sort(indexes, order);
        return Paging.of(call.query()).answer(indexes.length, order, i -> videos.json(indexes[i]));
    }

    /** Checks the fields that are present. */
    private void checkSettings(Fields body) {
        body.oneOf("latency_mode", LATENCY_MODES).atLeast("reconnect_window", 0);
        body.object("video").allOf("presets", PRESETS);
        body.object("scheduled").time("time");
        for (Fields restream : body.objects("restreams")) {
            restream.require("name").require("url").require("key");
        }
        FLAGS.forEach(flag -> body.flag(flag, false));
        String recording = body.object("record").id("parent_id");
        body.check();
        if (recording != null) {
            library.requirePlace(recording);
        }
    }

    private static void change(ObjectNode event, Fields body) {
        for (String name : new String[] {"name", "subtitle", "latency_mode"}) {
            String text = body.text(name);
            if (text != null) {
                event.put(name, text);
            }
        }
        for (String name : FLAGS) {
            if (body.has(name)) {
                event.put(name, body.flag(name, false));
            }
        }
        if (body.has("reconnect_window")) {
            event.put("reconnect_window", body.integer("reconnect_window", 0));
        }
        if (body.has("record")) {
            event.putObject("record").put("parent_id", body.object("record").id("parent_id"));
        }
        if (body.has("video")) {
            event.putObject("video")
                    .set("presets", Json.array(body.object("video").texts("presets")));
        }
        if (body.has("scheduled")) {
            Long time = body.object("scheduled").time("time");
            String text = time == null ? null : Timestamps.format(time);
            event.putObject("scheduled").put("time", text);
            ObjectNode stream = (ObjectNode) event.path("stream");
            if (stream.path("status").stringValue().equals("pending")) {
                stream.put("started_at", text);
            }
        }
    }

    private static ObjectNode restream(String eventId, Fields body) {
        return Json.object()
                .put("id", Uuids.random())
                .put("event_id", eventId)
                .put("name", body.text("name", ""))
                .put("url", body.text("url", ""))
                .put("key", body.text("key", ""))
                .put("status", "disconnected")
                .put("enabled", body.flag("enabled", true))
                .put("description", body.text("description", ""))
                .put("created_at", Timestamps.format(Timestamps.now()))
                .putNull("updated_at");
    }

    private Place firstPlace() {
        List<Project> projects = new ArrayList<>(
                library.projects(project -> project.catalogType().equals("live")));
        projects.addAll(library.projects(project -> true));
        if (projects.isEmpty()) {
            throw ApiError.notFound("parent");
        }
        return new Place(projects.get(0).id(), null);
    }

    private ObjectNode store(LiveEvent event) {
        events.put(event);
        return Envelope.data(event.json());
    }

    private LiveEvent event(Call call) {
        return events.require(call.id("event_id"));
    }

    private static Comparator<LiveEvent> comparator(String field) {
        return field.equals("name")
                ? Comparator.comparing(LiveEvent::name)
                : Comparator.comparingLong(LiveEvent::createdAt);
    }
}
