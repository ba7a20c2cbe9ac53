package io.kinescope.client.videos;

import io.kinescope.client.additionalmaterials.AdditionalMaterial;
import io.kinescope.client.posters.Poster;
import io.kinescope.client.subtitles.Subtitle;
import io.kinescope.client.type.PrivacyType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A video.
 *
 * @param id the video's id; the links have another one
 * @param workspaceId the id of the workspace; null where the API leaves it out
 * @param projectId the id of the project it is in
 * @param folderId the id of the folder it is in; null outside folders
 * @param storageId the id of the storage of its files; undocumented, null where the API leaves it out
 * @param shortId the number in older links; null where the API leaves it out
 * @param playerId the id of the player template it plays in; null if it has none of its own
 * @param version undocumented
 * @param title the title
 * @param subtitle the line below the title; null where the API leaves it out
 * @param description the description
 * @param status the step between upload and playback
 * @param progress undocumented; seen 0 on finished videos, so it is not a percentage to rely on
 * @param duration the length in seconds; 0 until it is known
 * @param assets its files; empty until there are any
 * @param hasAudio whether it has sound; null where the API leaves it out
 * @param audioTracks its audio tracks; empty if there are none
 * @param chapters its chapters; null where the API leaves them out
 * @param privacyType the sites that may embed it
 * @param privacyDomains the domains it may be embedded on; empty if they do not matter
 * @param privacyEmailDomains undocumented; empty if the answer has none
 * @param privacyShare undocumented; empty as far as seen
 * @param tags its tags; empty if there are none
 * @param poster the poster that is shown; null if there is none
 * @param additionalMaterials the files that go with it; empty if there are none
 * @param additionalMaterialsEnabled whether viewers see those files; null where the API leaves it out
 * @param annotationTextEnabled whether viewers see text annotations; null where the API leaves it out
 * @param annotationVideoEnabled whether viewers see video annotations; null where the API leaves it out
 * @param playLink the URL of its page with a player; null where the API leaves it out
 * @param embedLink the URL to embed; null where the API leaves it out
 * @param createdAt the time of creation
 * @param updatedAt the time of the last change; null if there was none
 * @param deletedAt the time of deletion; null if it is not deleted
 * @param subtitles its subtitle tracks; empty if there are none
 * @param subtitlesEnabled whether viewers see subtitles; null where the API leaves it out
 * @param hlsLink the HLS playlist; null where the API leaves it out
 * @param meta undocumented; empty if the answer has none
 */
public record Video(
        String id,
        @Nullable String workspaceId,
        String projectId,
        @Nullable String folderId,
        @Nullable String storageId,
        @Nullable String shortId,
        @Nullable String playerId,
        @Nullable Integer version,
        String title,
        @Nullable String subtitle,
        @Nullable String description,
        VideoStatus status,
        @Nullable Double progress,
        @Nullable Double duration,
        List<Asset> assets,
        @Nullable Boolean hasAudio,
        List<AudioTrack> audioTracks,
        @Nullable Chapters chapters,
        @Nullable PrivacyType privacyType,
        List<String> privacyDomains,
        List<String> privacyEmailDomains,
        Map<String, @Nullable Object> privacyShare,
        List<String> tags,
        @Nullable Poster poster,
        List<AdditionalMaterial> additionalMaterials,
        @Nullable Boolean additionalMaterialsEnabled,
        @Nullable Boolean annotationTextEnabled,
        @Nullable Boolean annotationVideoEnabled,
        @Nullable String playLink,
        @Nullable String embedLink,
        Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Instant deletedAt,
        List<Subtitle> subtitles,
        @Nullable Boolean subtitlesEnabled,
        @Nullable String hlsLink,
        Map<String, @Nullable Object> meta) {}
