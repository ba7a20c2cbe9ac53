package io.kinescope.test.library;

import org.jspecify.annotations.Nullable;

/** A folder; at the root of a project its parent is the project. */
public record Folder(
        String id,
        String projectId,
        String parentId,
        String name,
        long createdAt,
        @Nullable Long updatedAt) {}
