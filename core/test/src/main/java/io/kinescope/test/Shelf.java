package io.kinescope.test;

import org.jspecify.annotations.Nullable;

/**
 * A place which videos of the sample library are generated in.
 *
 * @param series what the videos there are about
 * @param projectId the project
 * @param folderId the folder, null for the project itself
 */
record Shelf(Series series, String projectId, @Nullable String folderId) {}
