package io.kinescope.client.liveevents;

import io.kinescope.client.posters.Poster;
import io.kinescope.client.restreams.Restream;
import io.kinescope.client.videos.VideoQuality;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A live event.
 *
 * <p>Its {@code toString} does not show the stream key.
 *
 * @param id the event's id
 * @param workspaceId the id of the workspace
 * @param parentId the id of the project or folder it is in
 * @param name the name
 * @param subtitle the line below the name; null where the API leaves it out
 * @param type whether it takes place once
 * @param streamkey the key that a sender authenticates with; a secret
 * @param autoStart whether the stream starts by itself
 * @param protected_ whether the stream is encrypted, see {@link LiveEventCreate#encrypted(boolean)}; the underscore
 *     keeps the name apart from a word that Java reserves
 * @param timeShift whether viewers can go back in time
 * @param record the settings of the recording; null if it is not recorded
 * @param video settings of the picture
 * @param audio settings of the sound
 * @param restreams the other places where it is shown; empty if there are none
 * @param reconnectWindow the maximum absence of the sender before the stream ends, in seconds
 * @param playLink the URL of its page with a player
 * @param rtmpLink the URL to which a sender sends, without the stream key
 * @param scheduled the time when it begins; without a time if that is open
 * @param stream the current or next stream; null if there is none
 * @param chatAfterStream whether viewers see the chat after the stream; null where the API leaves it out
 * @param chatActive whether viewers can write into the chat after the stream; null where the API leaves it out
 * @param chatPreview whether viewers see the chat in the preview; null where the API leaves it out
 * @param showMembers whether viewers see who is in the chat; null where the API leaves it out
 * @param createdAt the time of creation
 * @param updatedAt the time of the last change; null if there was none
 * @param latencyMode the delay of viewers
 * @param allowChatLinks whether the chat takes links; undocumented, null where the API leaves it out
 * @param moderators the ids of the moderators of the chat, as far as seen; empty if the answer has none
 * @param poster the poster; null where the API leaves it out
 */
public record LiveEvent(
        String id,
        String workspaceId,
        String parentId,
        String name,
        @Nullable String subtitle,
        LiveEventType type,
        String streamkey,
        @Nullable Boolean autoStart,
        @Nullable Boolean protected_,
        @Nullable Boolean timeShift,
        @Nullable Recording record,
        @Nullable Picture video,
        @Nullable Sound audio,
        List<Restream> restreams,
        @Nullable Double reconnectWindow,
        @Nullable String playLink,
        @Nullable String rtmpLink,
        @Nullable Schedule scheduled,
        @Nullable LiveStream stream,
        @Nullable Boolean chatAfterStream,
        @Nullable Boolean chatActive,
        @Nullable Boolean chatPreview,
        @Nullable Boolean showMembers,
        Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable LatencyMode latencyMode,
        @Nullable Boolean allowChatLinks,
        List<Object> moderators,
        @Nullable Poster poster) {

    /** Returns all components, and stars in the place of secrets. */
    @Override
    public String toString() {
        return "LiveEvent[id=" + id
                + ", workspaceId=" + workspaceId
                + ", parentId=" + parentId
                + ", name=" + name
                + ", subtitle=" + subtitle
                + ", type=" + type
                + ", streamkey=" + (streamkey == null ? null : "***")
                + ", autoStart=" + autoStart
                + ", protected=" + protected_
                + ", timeShift=" + timeShift
                + ", record=" + record
                + ", video=" + video
                + ", audio=" + audio
                + ", restreams=" + restreams
                + ", reconnectWindow=" + reconnectWindow
                + ", playLink=" + playLink
                + ", rtmpLink=" + rtmpLink
                + ", scheduled=" + scheduled
                + ", stream=" + stream
                + ", chatAfterStream=" + chatAfterStream
                + ", chatActive=" + chatActive
                + ", chatPreview=" + chatPreview
                + ", showMembers=" + showMembers
                + ", createdAt=" + createdAt
                + ", updatedAt=" + updatedAt
                + ", latencyMode=" + latencyMode
                + ", allowChatLinks=" + allowChatLinks
                + ", moderators=" + moderators
                + ", poster=" + poster + "]";
    }

    /**
     * The settings of the recording of a live event.
     *
     * @param parentId the id of the project or folder that gets the recording; null where the API leaves it out
     */
    public record Recording(@Nullable String parentId) {}

    /**
     * The settings of the picture.
     *
     * @param presets the qualities viewers can choose; empty if the choice is the API's
     */
    public record Picture(List<VideoQuality> presets) {}

    /**
     * The settings of the sound.
     *
     * @param channelMapping undocumented; null as far as seen
     */
    public record Sound(@Nullable Object channelMapping) {}

    /**
     * The time when a live event begins.
     *
     * @param time the time; null if it is open
     */
    public record Schedule(@Nullable Instant time) {}
}
