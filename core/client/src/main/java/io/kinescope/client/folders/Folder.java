package io.kinescope.client.folders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A folder of a project.
 *
 * @param id the folder's id
 * @param name the name
 * @param projectId the id of the project
 * @param parentId the id of the folder above, or of the project if there is none; null where the API leaves it out
 * @param size the size of its videos in bytes; null where the API leaves it out
 * @param itemsCount the number of its videos; null where the API leaves it out
 * @param createdAt the time of creation
 * @param updatedAt the time of the last change; null if there was none
 * @param deletedAt the time of deletion; null if it is not deleted
 */
public record Folder(
        String id,
        String name,
        String projectId,
        @Nullable String parentId,
        @Nullable Long size,
        @Nullable Integer itemsCount,
        Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Instant deletedAt) {}
