package io.kinescope.client.folders;

import io.kinescope.client.type.Params;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/projects/{project_id}/folders}.
 */
public final class FolderCreate extends Params<FolderCreate> {

    private FolderCreate(Map<String, @Nullable Object> values) {
        super(values, FolderCreate::new);
    }

    /**
     * Creates a folder at the root of the project.
     *
     * @param name the name
     * @return the request
     */
    public static FolderCreate of(String name) {
        return new FolderCreate(Map.of()).set("name", name);
    }

    /**
     * Sets the parent folder.
     *
     * @param parentId the id of the parent folder
     * @return a copy with the value
     */
    public FolderCreate parentId(String parentId) {
        return set("parent_id", parentId);
    }
}
