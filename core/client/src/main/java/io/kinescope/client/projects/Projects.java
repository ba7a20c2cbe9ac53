package io.kinescope.client.projects;

import io.kinescope.client.api.Api;
import io.kinescope.client.listing.Listing;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * The projects of the workspace: what videos and folders are in.
 *
 * <pre>{@code
 * ProjectCreate lectures = ProjectCreate.of("Lectures", PrivacyType.CUSTOM, "example.org");
 * Mono<String> id = client.projects().create(lectures).map(Project::id);
 * }</pre>
 */
public final class Projects {

    private final Api api;

    /**
     * Creates the group.
     *
     * @param api the API that sends the calls
     */
    public Projects(Api api) {
        this.api = Objects.requireNonNull(api, "api must not be null");
    }

    /**
     * Lists the projects with videos on demand:
     * {@code GET /v1/projects}. A page is requested when its first project is requested.
     *
     * @return the projects
     */
    public Listing<Project> list() {
        return list(ProjectQuery.of());
    }

    /**
     * Lists the projects that match the query: {@code GET /v1/projects}. A page is requested when its first project is
     * requested.
     *
     * @param query the filter of the projects
     * @return the projects
     */
    public Listing<Project> list(ProjectQuery query) {
        return api.get("/v1/projects").query(query).items(Project.class);
    }

    /**
     * Returns a project: {@code GET /v1/projects/{project_id}}.
     *
     * @param projectId the project's id
     * @return the project; {@link io.kinescope.client.error.NotFoundException} if there is none
     */
    public Mono<Project> get(String projectId) {
        return api.get("/v1/projects/{project_id}", projectId).data(Project.class);
    }

    /**
     * Creates a project: {@code POST /v1/projects}. The response is undocumented.
     *
     * @param project the new project
     * @return the project
     */
    public Mono<Project> create(ProjectCreate project) {
        return api.post("/v1/projects").body(project).data(Project.class);
    }

    /**
     * Changes a project: {@code PUT /v1/projects/{project_id}}.
     *
     * @param projectId the project's id
     * @param update the changes
     * @return the changed project
     */
    public Mono<Project> update(String projectId, ProjectUpdate update) {
        return api.put("/v1/projects/{project_id}", projectId).body(update).data(Project.class);
    }

    /**
     * Deletes a project: {@code DELETE /v1/projects/{project_id}}. What becomes of its videos is undocumented.
     *
     * @param projectId the project's id
     * @return completes when the project is deleted
     */
    public Mono<Void> delete(String projectId) {
        return api.delete("/v1/projects/{project_id}", projectId).done();
    }
}
