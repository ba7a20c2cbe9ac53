package io.kinescope.test.library;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The place of a video: a project, or a folder in it. */
public record Place(String projectId, @Nullable String folderId) {

    /** Returns the id of the folder, or of the project if there is no folder. */
    public String id() {
        return folderId == null ? projectId : folderId;
    }

    public void putInto(ObjectNode video) {
        video.put("project_id", projectId).put("folder_id", folderId);
    }
}
