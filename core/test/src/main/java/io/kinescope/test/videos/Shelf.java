package io.kinescope.test.videos;

import org.jspecify.annotations.Nullable;

/**
 * A project or folder in which videos are generated.
 *
 * @param series the series of the videos there
 * @param projectId the project
 * @param folderId the folder, null for the project itself
 */
public record Shelf(
        Series series, String projectId, @Nullable String folderId) {}
