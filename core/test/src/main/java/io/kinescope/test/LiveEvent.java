package io.kinescope.test;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A live event.
 *
 * @param json it as it is answered
 * @param videoIds its recordings, those among them that were deleted since
 */
record LiveEvent(ObjectNode json, List<String> videoIds) {

    private static final String POSTER = "https://static.kinescopecdn.net/assets/event_default_poster.png";

    /** An event with what it has unless told, and a stream that is to begin. */
    static LiveEvent create(String id, String workspaceId, String parentId, String name, String type, long createdAt) {
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

    /** A stream that is to begin; null if nobody said when. */
    static ObjectNode pending(String eventId, @Nullable String startsAt) {
        return Json.object()
                .put("id", Uuids.random())
                .put("event_id", eventId)
                .put("status", "pending")
                .put("started_at", startsAt)
                .putNull("finished_at");
    }

    /** The same for the caller to change. What is stored may be on its way to a caller, so it must stay as it is. */
    LiveEvent copy() {
        return new LiveEvent(json.deepCopy(), videoIds);
    }

    String id() {
        return json.path("id").stringValue();
    }

    /** A project or a folder. */
    String parentId() {
        return json.path("parent_id").stringValue();
    }

    String name() {
        return json.path("name").stringValue();
    }

    long createdAt() {
        return Timestamps.parse(json.path("created_at").stringValue());
    }

    /** Where its recordings go; null if it is not recorded. */
    @Nullable
    String recordingParentId() {
        return json.path("record").path("parent_id").asString(null);
    }

    ObjectNode stream() {
        return (ObjectNode) json.path("stream");
    }

    boolean isStream(String status) {
        return stream().path("status").stringValue().equals(status);
    }

    /** The same with one recording more. */
    LiveEvent with(String videoId) {
        List<String> ids = new ArrayList<>(videoIds);
        ids.add(videoId);
        return new LiveEvent(json, List.copyOf(ids));
    }
}
