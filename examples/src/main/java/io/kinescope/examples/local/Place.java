package io.kinescope.examples.local;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Where a video is: in a project, and there perhaps in a folder. */
record Place(String projectId, @Nullable String folderId) {

    void putInto(ObjectNode video) {
        video.put("project_id", projectId).put("folder_id", folderId);
    }
}
