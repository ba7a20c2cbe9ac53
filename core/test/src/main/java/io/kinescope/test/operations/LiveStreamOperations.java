package io.kinescope.test.operations;

import io.kinescope.test.http.Call;
import io.kinescope.test.http.Envelope;
import io.kinescope.test.http.Fields;
import io.kinescope.test.http.Routes;
import io.kinescope.test.json.ApiError;
import io.kinescope.test.json.Json;
import io.kinescope.test.json.Timestamps;
import io.kinescope.test.library.Library;
import io.kinescope.test.library.LiveEvent;
import io.kinescope.test.library.Store;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Starts, ends and schedules the streams of live events. No media is received: an event that is enabled is on air until
 * it is completed, and is recorded if it names a place for its recordings.
 */
final class LiveStreamOperations {

    private final Library library;
    private final Store<LiveEvent> events;

    LiveStreamOperations(Library library) {
        this.library = library;
        this.events = library.liveEvents();
    }

    void register(Routes routes) {
        routes.add("PUT", "/v2/live/events/{event_id}/enable", this::enable);
        routes.add("PUT", "/v2/live/events/{event_id}/complete", this::complete);
        routes.add("POST", "/v2/live/events/{event_id}/stream", this::schedule);
        routes.add("PUT", "/v2/live/events/{event_id}/stream", this::reschedule);
    }

    /** Starts the pending stream, or another one after the last has finished. */
    private ObjectNode enable(Call call) {
        LiveEvent event = event(call).copy();
        if (event.isStream("finished")) {
            event.json().set("stream", LiveEvent.pending(event.id(), null));
        }
        if (event.isStream("pending")) {
            event.stream().put("status", "on-air").put("started_at", Timestamps.format(Timestamps.now()));
        }
        return store(event);
    }

    private ObjectNode complete(Call call) {
        LiveEvent event = event(call).copy();
        if (event.isStream("finished")) {
            return store(event);
        }
        boolean wasOnAir = event.isStream("on-air");
        event.stream().put("status", "finished").put("finished_at", Timestamps.format(Timestamps.now()));
        String parent = event.recordingParentId();
        return store(wasOnAir && parent != null ? event.with(record(event, parent)) : event);
    }

    private ObjectNode schedule(Call call) {
        LiveEvent event = event(call).copy();
        String startsAt = startsAt(call.body());
        event.json().set("stream", LiveEvent.pending(event.id(), startsAt));
        events.put(event);
        return Envelope.data(event.stream());
    }

    private ObjectNode reschedule(Call call) {
        LiveEvent event = event(call).copy();
        String startsAt = startsAt(call.body());
        if (!event.isStream("pending")) {
            throw ApiError.notFound("stream");
        }
        event.stream().put("started_at", startsAt);
        events.put(event);
        return Envelope.data(event.stream());
    }

    private static @Nullable String startsAt(Fields body) {
        body.require("started_at").check();
        Long startsAt = body.time("started_at");
        return startsAt == null ? null : Timestamps.format(startsAt);
    }

    /** Adds a video as long as the stream and returns its id. */
    private String record(LiveEvent event, String parentId) {
        ObjectNode video = Json.object();
        library.requirePlace(parentId).putInto(video);
        video.put("title", event.name()).put("subtitle", "").put("description", "");
        video.put("status", "done").put("progress", 0);
        long started = Timestamps.parse(event.stream().path("started_at").stringValue());
        long finished = Timestamps.parse(event.stream().path("finished_at").stringValue());
        Json.putSeconds(video, "duration", (finished - started) / (double) TimeUnit.SECONDS.toMicros(1));
        video.putArray("assets");
        video.put("has_audio", true).putArray("audio_tracks");
        ObjectNode chapters = video.putObject("chapters");
        chapters.putArray("items");
        chapters.put("enabled", false).put("show_on_load", false);
        video.put("privacy_type", "anywhere").putArray("privacy_domains");
        video.putArray("privacy_email_domains");
        video.putObject("privacy_share");
        video.putArray("tags");
        video.put("additional_materials_enabled", false)
                .put("annotation_text_enabled", false)
                .put("annotation_video_enabled", false)
                .put("subtitles_enabled", false)
                .putArray("subtitles");
        video.putObject("meta");
        return library.videos().add(video).path("id").stringValue();
    }

    private ObjectNode store(LiveEvent event) {
        events.put(event);
        return Envelope.data(event.json());
    }

    private LiveEvent event(Call call) {
        return events.require(call.id("event_id"));
    }
}
