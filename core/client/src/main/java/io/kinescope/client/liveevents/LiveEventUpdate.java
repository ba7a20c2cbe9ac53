package io.kinescope.client.liveevents;

import io.kinescope.client.type.Params;
import io.kinescope.client.videos.VideoQuality;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code PUT /v2/live/events/{event_id}} changes. Whether an update keeps what is not set is undocumented.
 *
 * <p>Only {@code name} and {@code chat_jwt_required} are documented; the others are those of a new event, and
 * whether the API takes them here is undocumented.
 */
public final class LiveEventUpdate extends Params<LiveEventUpdate> {

    private LiveEventUpdate() {}

    private LiveEventUpdate(Map<String, @Nullable Object> values) {
        super(values);
    }

    /**
     * Changes nothing yet.
     *
     * @return an empty update
     */
    public static LiveEventUpdate of() {
        return new LiveEventUpdate();
    }

    @Override
    protected LiveEventUpdate copy(Map<String, @Nullable Object> values) {
        return new LiveEventUpdate(values);
    }

    /**
     * Changes the name.
     *
     * @param name the new name
     * @return a copy with the value
     */
    public LiveEventUpdate name(String name) {
        return with("name", name);
    }

    /**
     * Changes whether the stream starts by itself.
     *
     * @param autoStart whether it does
     * @return a copy with the value
     */
    public LiveEventUpdate autoStart(boolean autoStart) {
        return with("auto_start", autoStart);
    }

    /**
     * Changes whether the stream is encrypted: {@code protected} in the API's words, {@link LiveEvent#protected_()}
     * in its answers.
     *
     * @param encrypted whether to encrypt it
     * @return a copy with the value
     */
    public LiveEventUpdate encrypted(boolean encrypted) {
        return with("protected", encrypted);
    }

    /**
     * Changes whether viewers can go back in time.
     *
     * @param timeShift whether they can
     * @return a copy with the value
     */
    public LiveEventUpdate timeShift(boolean timeShift) {
        return with("time_shift", timeShift);
    }

    /**
     * Changes how long the sender may be away before the stream ends.
     *
     * @param window sent in whole seconds
     * @return a copy with the value
     */
    public LiveEventUpdate reconnectWindow(Duration window) {
        return with("reconnect_window", window.toSeconds());
    }

    /**
     * Changes when the event begins.
     *
     * @param time when the broadcast begins
     * @return a copy with the value
     */
    public LiveEventUpdate scheduledAt(Instant time) {
        return with("scheduled", Map.of("time", time));
    }

    /**
     * Changes where the recording goes.
     *
     * @param parentId the id of the project or folder that gets it
     * @return a copy with the value
     */
    public LiveEventUpdate recordTo(String parentId) {
        return with("record", Map.of("parent_id", parentId));
    }

    /**
     * Changes the qualities viewers can choose.
     *
     * @param presets from {@link VideoQuality#P360} to {@link VideoQuality#P2160}
     * @return a copy with the value
     */
    public LiveEventUpdate presets(VideoQuality... presets) {
        return with("video", Map.of("presets", List.of(presets)));
    }

    /**
     * Changes how far viewers are behind the stream.
     *
     * @param mode the new mode
     * @return a copy with the value
     */
    public LiveEventUpdate latencyMode(LatencyMode mode) {
        return with("latency_mode", mode);
    }

    /**
     * Shows or hides who is in the chat.
     *
     * @param show whether viewers see them
     * @return a copy with the value
     */
    public LiveEventUpdate showMembers(boolean show) {
        return with("show_members", show);
    }

    /**
     * Opens or closes the chat after the stream.
     *
     * @param active whether viewers can write into it
     * @return a copy with the value
     */
    public LiveEventUpdate chatActive(boolean active) {
        return with("chat_active", active);
    }

    /**
     * Shows or hides the chat after the stream.
     *
     * @param show whether viewers see it
     * @return a copy with the value
     */
    public LiveEventUpdate chatAfterStream(boolean show) {
        return with("chat_after_stream", show);
    }

    /**
     * Shows or hides the chat in the preview.
     *
     * @param show whether viewers see it
     * @return a copy with the value
     */
    public LiveEventUpdate chatPreview(boolean show) {
        return with("chat_preview", show);
    }

    /**
     * Changes whether the chat lets in only viewers with a JWT that you signed.
     *
     * @param required whether a JWT is needed
     * @return a copy with the value
     */
    public LiveEventUpdate chatJwtRequired(boolean required) {
        return with("chat_jwt_required", required);
    }
}
