package io.kinescope.client.liveevents;

import io.kinescope.client.restreams.RestreamCreate;
import io.kinescope.client.type.Params;
import io.kinescope.client.videos.VideoQuality;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /v2/live/events} creates.
 */
public final class LiveEventCreate extends Params<LiveEventCreate> {

    private LiveEventCreate() {}

    private LiveEventCreate(Map<String, @Nullable Object> values) {
        super(values);
    }

    /**
     * Creates a live event.
     *
     * @param name the name
     * @param type whether it takes place once
     * @return the request
     */
    public static LiveEventCreate of(String name, LiveEventType type) {
        return new LiveEventCreate().with("name", name).with("type", type);
    }

    @Override
    protected LiveEventCreate copy(Map<String, @Nullable Object> values) {
        return new LiveEventCreate(values);
    }

    /**
     * Sets where the event goes.
     *
     * @param parentId the id of a project or folder
     * @return a copy with the value
     */
    public LiveEventCreate parentId(String parentId) {
        return with("parent_id", parentId);
    }

    /**
     * Sets whether the stream starts by itself.
     *
     * @param autoStart whether it does; the default is false
     * @return a copy with the value
     */
    public LiveEventCreate autoStart(boolean autoStart) {
        return with("auto_start", autoStart);
    }

    /**
     * Sets whether the stream is encrypted: {@code protected} in the API's words, {@link LiveEvent#protected_()}
     * in its answers.
     *
     * @param encrypted whether to encrypt it; the default is false
     * @return a copy with the value
     */
    public LiveEventCreate encrypted(boolean encrypted) {
        return with("protected", encrypted);
    }

    /**
     * Sets whether viewers can go back in time.
     *
     * @param timeShift whether they can; the default is false
     * @return a copy with the value
     */
    public LiveEventCreate timeShift(boolean timeShift) {
        return with("time_shift", timeShift);
    }

    /**
     * Sets how long the sender may be away before the stream ends.
     *
     * @param window sent in whole seconds; the default is 600 seconds
     * @return a copy with the value
     */
    public LiveEventCreate reconnectWindow(Duration window) {
        return with("reconnect_window", window.toSeconds());
    }

    /**
     * Sets when the event begins.
     *
     * @param time when the broadcast begins
     * @return a copy with the value
     */
    public LiveEventCreate scheduledAt(Instant time) {
        return with("scheduled", Map.of("time", time));
    }

    /**
     * Sets where the recording goes.
     *
     * @param parentId the id of the project or folder that gets it
     * @return a copy with the value
     */
    public LiveEventCreate recordTo(String parentId) {
        return with("record", Map.of("parent_id", parentId));
    }

    /**
     * Sets the qualities viewers can choose.
     *
     * @param presets from {@link VideoQuality#P360} to {@link VideoQuality#P2160}
     * @return a copy with the value
     */
    public LiveEventCreate presets(VideoQuality... presets) {
        return with("video", Map.of("presets", List.of(presets)));
    }

    /**
     * Sets how far viewers are behind the stream.
     *
     * @param mode the default is {@link LatencyMode#STANDARD}
     * @return a copy with the value
     */
    public LiveEventCreate latencyMode(LatencyMode mode) {
        return with("latency_mode", mode);
    }

    /**
     * Shows or hides who is in the chat.
     *
     * @param show whether viewers see them; the default is true
     * @return a copy with the value
     */
    public LiveEventCreate showMembers(boolean show) {
        return with("show_members", show);
    }

    /**
     * Opens or closes the chat after the stream.
     *
     * @param active whether viewers can write into it; the default is false
     * @return a copy with the value
     */
    public LiveEventCreate chatActive(boolean active) {
        return with("chat_active", active);
    }

    /**
     * Shows or hides the chat after the stream.
     *
     * @param show whether viewers see it; the default is true
     * @return a copy with the value
     */
    public LiveEventCreate chatAfterStream(boolean show) {
        return with("chat_after_stream", show);
    }

    /**
     * Shows or hides the chat in the preview.
     *
     * @param show whether viewers see it; the default is true
     * @return a copy with the value
     */
    public LiveEventCreate chatPreview(boolean show) {
        return with("chat_preview", show);
    }

    /**
     * Adds a place where else the event is shown.
     *
     * @param restream the place
     * @return a copy with one more restream
     */
    public LiveEventCreate restream(RestreamCreate restream) {
        return append("restreams", restream);
    }
}
