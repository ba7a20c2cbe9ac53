package io.kinescope.client.folders;

import io.kinescope.client.api.Api;
import io.kinescope.client.listing.OrderedListing;
import io.kinescope.client.type.Fields;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * The folders of projects.
 *
 * <pre>{@code
 * Flux<String> names = client.folders().list(projectId).map(Folder::name);
 * }</pre>
 */
public final class Folders {

    private final Api api;

    /**
     * Creates the group.
     *
     * @param api the API that sends the calls
     */
    public Folders(Api api) {
        this.api = Objects.requireNonNull(api, "api must not be null");
    }

    /**
     * Lists all folders of a project, asking for a page when its first folder is wanted:
     * {@code GET /v1/projects/{project_id}/folders}.
     *
     * @param projectId the project's id
     * @return the folders
     */
    public OrderedListing<Folder> list(String projectId) {
        return list(projectId, FolderQuery.of());
    }

    /**
     * Lists all folders of a project, asking for a page when its first folder is wanted:
     * {@code GET /v1/projects/{project_id}/folders}.
     *
     * @param projectId the project's id
     * @param query the order
     * @return the folders
     */
    public OrderedListing<Folder> list(String projectId, FolderQuery query) {
        return api.get("/v1/projects/{project_id}/folders", projectId)
                .query(query)
                .items(Folder.class, Folder::id, Folder::createdAt);
    }

    /**
     * Returns a folder: {@code GET /v1/projects/{project_id}/folders/{folder_id}}.
     *
     * @param projectId the project's id
     * @param folderId the folder's id
     * @return the folder; {@link io.kinescope.client.error.NotFoundException} if there is none
     */
    public Mono<Folder> get(String projectId, String folderId) {
        return api.get("/v1/projects/{project_id}/folders/{folder_id}", projectId, folderId)
                .data(Folder.class);
    }

    /**
     * Creates a folder: {@code POST /v1/projects/{project_id}/folders}.
     *
     * @param projectId the project's id
     * @param folder the new folder
     * @return the folder
     */
    public Mono<Folder> create(String projectId, FolderCreate folder) {
        return api.post("/v1/projects/{project_id}/folders", projectId)
                .body(folder)
                .data(Folder.class);
    }

    /**
     * Renames a folder: {@code PUT /v1/projects/{project_id}/folders/{folder_id}}.
     *
     * @param projectId the project's id
     * @param folderId the folder's id
     * @param name the new name
     * @return the changed folder
     */
    public Mono<Folder> update(String projectId, String folderId, String name) {
        return api.put("/v1/projects/{project_id}/folders/{folder_id}", projectId, folderId)
                .body(Fields.of("name", name))
                .data(Folder.class);
    }

    /**
     * Deletes a folder: {@code DELETE /v1/projects/{project_id}/folders/{folder_id}}. What becomes of its videos is
     * undocumented.
     *
     * @param projectId the project's id
     * @param folderId the folder's id
     * @return the folder that was deleted
     */
    public Mono<Folder> delete(String projectId, String folderId) {
        return api.delete("/v1/projects/{project_id}/folders/{folder_id}", projectId, folderId)
                .data(Folder.class);
    }
}
