package io.kinescope.test;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Where a video is: in a project, and there perhaps in a folder. */
record Place(String projectId, @Nullable String folderId) {

    /** The folder, or the project if it is in none. */
    String id() {
        return folderId == null ? projectId : folderId;
    }

    void putInto(ObjectNode video) {
        video.put("project_id", projectId).put("folder_id", folderId);
    }
}
