package io.kinescope.client.projects;

import io.kinescope.client.folders.Folder;
import io.kinescope.client.type.PrivacyType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A project: what videos and folders are in.
 *
 * @param id the project's id
 * @param name the name
 * @param itemsCount the number of its videos; null where the API leaves it out
 * @param size the size of its videos in bytes; null where the API leaves it out
 * @param privacyType the sites that may embed its videos; null where the API leaves it out
 * @param privacyDomains the domains its videos may be embedded on; empty if they do not matter
 * @param privacyEmailDomains undocumented; empty if the answer has none
 * @param privacyShare undocumented; empty as far as seen
 * @param playerId the id of the player template its videos play in; null if it has none
 * @param favorite whether it is marked as favourite; null where the API leaves it out
 * @param folders its folders; empty if there are none
 * @param createdAt the time of creation
 * @param updatedAt the time of the last change; null if there was none
 * @param encrypted whether its videos are encrypted; null where the API leaves it out
 */
public record Project(
        String id,
        String name,
        @Nullable Integer itemsCount,
        @Nullable Long size,
        @Nullable PrivacyType privacyType,
        List<String> privacyDomains,
        List<String> privacyEmailDomains,
        Map<String, @Nullable Object> privacyShare,
        @Nullable String playerId,
        @Nullable Boolean favorite,
        List<Folder> folders,
        Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Boolean encrypted) {}
