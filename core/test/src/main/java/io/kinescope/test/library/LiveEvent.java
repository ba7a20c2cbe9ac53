package io.kinescope.test.library;

import io.kinescope.test.json.Json;
import io.kinescope.test.json.Timestamps;
import io.kinescope.test.json.Uuids;
import io.kinescope.test.videos.Slugs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A live event.
 *
 * @param json the event as it is answered
 * @param videoIds its recordings, those among them that were deleted since
 */
public record LiveEvent(ObjectNode json, List<String> videoIds) {

    private static final String POSTER = "https://static.kinescopecdn.net/assets/event_default_poster.png";

    /** Returns an event with default settings and a pending stream. */
    public static LiveEvent create(
            String id, String workspaceId, String parentId, String name, String type, long createdAt) {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("workspace_id", workspaceId)
                .put("parent_id", parentId)
                .put("name", name)
                .put("subtitle", "")
                .put("type", type)
                .put("streamkey", id.replace("-", ""))
                .put("auto_start", false)
                .put("protected", false)
                .put("time_shift", false);
        json.putObject("video").putNull("presets");
        json.putObject("audio").putNull("channel_mapping");
        json.putArray("restreams");
        json.put("reconnect_window", 600)
                .put("play_link", "https://kinescope.io/" + Slugs.number(id))
                .put("rtmp_link", "rtmp://rtmp.kinescope.io/live");
        json.putObject("scheduled").putNull("time");
        json.set("stream", pending(id, null));
        json.put("chat_after_stream", true)
                .put("chat_active", false)
                .put("chat_preview", true)
                .put("show_members", true)
                .put("created_at", Timestamps.format(createdAt))
                .putNull("updated_at")
                .put("latency_mode", "standard");
        json.putObject("poster")
                .put("id", Uuids.like(id))
                .put("type", "image")
                .put("status", "done")
                .put("active", true)
                .put("original", POSTER)
                .put("md", POSTER)
                .put("sm", POSTER)
                .put("xs", POSTER)
                .put("from_time", 0)
                .put("to_time", 0);
        return new LiveEvent(json, List.of());
    }

    /** Returns a pending stream; {@code startsAt} is null if it is not scheduled. */
    public static ObjectNode pending(String eventId, @Nullable String startsAt) {
        return Json.object()
                .put("id", Uuids.random())
                .put("event_id", eventId)
                .put("status", "pending")
                .put("started_at", startsAt)
                .putNull("finished_at");
    }

    /** Returns a copy to change: the stored event may be in an answer that is not yet written. */
    public LiveEvent copy() {
        return new LiveEvent(json.deepCopy(), videoIds);
    }

    public String id() {
        return json.path("id").stringValue();
    }

    /** Returns the id of its project or folder. */
    public String parentId() {
        return json.path("parent_id").stringValue();
    }

    public String name() {
        return json.path("name").stringValue();
    }

    public long createdAt() {
        return Timestamps.parse(json.path("created_at").stringValue());
    }

    /** Returns the id of the place of its recordings; null if it is not recorded. */
    @Nullable
    public String recordingParentId() {
        return json.path("record").path("parent_id").asString(null);
    }

    public ObjectNode stream() {
        return (ObjectNode) json.path("stream");
    }

    public boolean isStream(String status) {
        return stream().path("status").stringValue().equals(status);
    }

    /** Returns a copy with one more recording. */
    public LiveEvent with(String videoId) {
        List<String> ids = new ArrayList<>(videoIds);
        ids.add(videoId);
        return new LiveEvent(json, List.copyOf(ids));
    }
}
