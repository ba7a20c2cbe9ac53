package io.kinescope.test.videos;

import org.jspecify.annotations.Nullable;

/**
 * A project or folder in which videos are generated.
 *
 * @param sample the sample project of the videos there
 * @param projectId the project
 * @param folderId the folder, null for the project itself
 */
public record SampleLocation(
        SampleProject sample, String projectId, @Nullable String folderId) {}
