package io.kinescope.client.liveevents;

import io.kinescope.client.type.Fields;
import io.kinescope.client.type.Params;
import io.kinescope.client.videos.VideoQuality;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields that can be set when a live event is created and when it is updated.
 *
 * @param <P> the type of the request object
 */
abstract class LiveEventFields<P extends LiveEventFields<P>> extends Params<P> {

    LiveEventFields(Map<String, @Nullable Object> values, Function<Map<String, @Nullable Object>, P> constructor) {
        super(values, constructor);
    }

    /**
     * Sets the name.
     *
     * @param name the name
     * @return a copy with the value
     */
    public P name(String name) {
        return set("name", name);
    }

    /**
     * Sets the line below the name.
     *
     * @param subtitle the subtitle
     * @return a copy with the value
     */
    public P subtitle(String subtitle) {
        return set("subtitle", subtitle);
    }

    /**
     * Sets the moderators of the chat.
     *
     * @param moderatorIds the ids of all moderators; replaces the current ones
     * @return a copy with the value
     */
    public P moderators(Collection<String> moderatorIds) {
        return set("moderators", moderatorIds);
    }

    /**
     * Sets whether the stream starts automatically.
     *
     * @param autoStart whether it does; a new event's default is false
     * @return a copy with the value
     */
    public P autoStart(boolean autoStart) {
        return set("auto_start", autoStart);
    }

    /**
     * Sets whether the stream is encrypted: the field {@code protected} of the API, {@link LiveEvent#protected_()} of an
     * event.
     *
     * @param encrypted whether the stream is encrypted; a new event's default is false
     * @return a copy with the value
     */
    public P encrypted(boolean encrypted) {
        return set("protected", encrypted);
    }

    /**
     * Sets whether viewers can rewind the live stream.
     *
     * @param timeShift whether they can; a new event's default is false
     * @return a copy with the value
     */
    public P timeShift(boolean timeShift) {
        return set("time_shift", timeShift);
    }

    /**
     * Sets how long the encoder may be disconnected before the stream ends.
     *
     * @param window the time, sent in whole seconds; a new event's default is 600 seconds
     * @return a copy with the value
     */
    public P reconnectWindow(Duration window) {
        return set(
                "reconnect_window",
                Objects.requireNonNull(window, "window must not be null").toSeconds());
    }

    /**
     * Sets the start time of the event.
     *
     * @param time the time at which the broadcast starts
     * @return a copy with the value
     */
    public P scheduledAt(Instant time) {
        return set("scheduled", Fields.of("time", time));
    }

    /**
     * Sets where the recording is stored.
     *
     * @param parentId the id of a project or folder
     * @return a copy with the value
     */
    public P recordTo(String parentId) {
        return set("record", Fields.of("parent_id", parentId));
    }

    /**
     * Sets the qualities that viewers can choose.
     *
     * @param presets from {@link VideoQuality#P360} to {@link VideoQuality#P2160}
     * @return a copy with the value
     */
    public P presets(VideoQuality... presets) {
        return set("video", Fields.of("presets", presets));
    }

    /**
     * Sets the latency of the stream.
     *
     * @param mode the latency; a new event's default is {@link LatencyMode#STANDARD}
     * @return a copy with the value
     */
    public P latencyMode(LatencyMode mode) {
        return set("latency_mode", mode);
    }

    /**
     * Sets whether viewers see the members of the chat.
     *
     * @param show whether they do; a new event's default is true
     * @return a copy with the value
     */
    public P showMembers(boolean show) {
        return set("show_members", show);
    }

    /**
     * Sets whether viewers can write to the chat after the stream.
     *
     * @param active whether they can; a new event's default is false
     * @return a copy with the value
     */
    public P chatActive(boolean active) {
        return set("chat_active", active);
    }

    /**
     * Sets whether viewers see the chat after the stream.
     *
     * @param show whether they do; a new event's default is true
     * @return a copy with the value
     */
    public P chatAfterStream(boolean show) {
        return set("chat_after_stream", show);
    }

    /**
     * Sets whether viewers see the chat in the preview.
     *
     * @param show whether they do; a new event's default is true
     * @return a copy with the value
     */
    public P chatPreview(boolean show) {
        return set("chat_preview", show);
    }
}
