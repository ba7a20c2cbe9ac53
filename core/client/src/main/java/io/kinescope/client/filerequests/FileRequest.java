package io.kinescope.client.filerequests;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request for files: others upload videos by it to a project or folder.
 *
 * @param id the request's id
 * @param workspaceId the id of the workspace
 * @param name the name; null in the documented answer to its creation, which has {@code title} instead
 * @param title the title; null in the documented answers to other calls, which have {@code name} instead
 * @param description the description; null where the API leaves it out
 * @param uploadingLocationId the id of the project or folder that gets the files
 * @param expiredAt the time when it ends; null if it does not
 * @param createdBy undocumented; null as far as seen
 * @param createdAt the time of creation
 * @param updatedAt the time of the last change; null if there was none
 * @param archivedAt the time of archiving; null if it is not archived
 * @param userCount undocumented; presumably how many users have uploaded
 * @param mediaCount undocumented; presumably how many files were uploaded
 */
public record FileRequest(
        String id,
        String workspaceId,
        @Nullable String name,
        @Nullable String title,
        @Nullable String description,
        String uploadingLocationId,
        @Nullable Instant expiredAt,
        @Nullable String createdBy,
        Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Instant archivedAt,
        int userCount,
        int mediaCount) {}
