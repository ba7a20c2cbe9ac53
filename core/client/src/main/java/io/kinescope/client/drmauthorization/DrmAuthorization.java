package io.kinescope.client.drmauthorization;

import io.kinescope.client.api.Api;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * The URLs that Kinescope asks whether a viewer may play an encrypted video: one for the workspace, and one for each
 * project, which goes before it.
 *
 * <pre>{@code
 * Mono<AuthorizationBackend> set = client.drmAuthorization()
 *         .update(AuthorizationBackendUpdate.of("https://example.org/kinescope/auth").strict(true));
 * }</pre>
 */
public final class DrmAuthorization {

    private final Api api;

    /**
     * Creates the group.
     *
     * @param api the API that sends the calls
     */
    public DrmAuthorization(Api api) {
        this.api = Objects.requireNonNull(api, "api must not be null");
    }

    /**
     * Returns the URL of the workspace: {@code GET /v1/drm/auth}.
     *
     * @return the URL; {@link io.kinescope.client.error.NotFoundException} if there is none
     */
    public Mono<AuthorizationBackend> get() {
        return api.get("/v1/drm/auth").data(AuthorizationBackend.class);
    }

    /**
     * Returns the URL of a project: {@code GET /v1/drm/auth/{project_id}}.
     *
     * @param projectId the project's id
     * @return the URL; {@link io.kinescope.client.error.NotFoundException} if there is none
     */
    public Mono<AuthorizationBackend> get(String projectId) {
        return api.get("/v1/drm/auth/{project_id}", projectId).data(AuthorizationBackend.class);
    }

    /**
     * Sets the URL of the workspace: {@code PUT /v1/drm/auth}.
     *
     * @param update the URL and how it is asked
     * @return the URL
     */
    public Mono<AuthorizationBackend> update(AuthorizationBackendUpdate update) {
        return api.put("/v1/drm/auth").body(update).data(AuthorizationBackend.class);
    }

    /**
     * Sets the URL of a project: {@code PUT /v1/drm/auth/{project_id}}.
     *
     * @param projectId the project's id
     * @param update the URL and how it is asked
     * @return the URL
     */
    public Mono<AuthorizationBackend> update(String projectId, AuthorizationBackendUpdate update) {
        return api.put("/v1/drm/auth/{project_id}", projectId).body(update).data(AuthorizationBackend.class);
    }

    /**
     * Deletes the URL of the workspace: {@code DELETE /v1/drm/auth}.
     *
     * @return completes when the URL is deleted
     */
    public Mono<Void> delete() {
        return api.delete("/v1/drm/auth").done();
    }

    /**
     * Deletes the URL of a project: {@code DELETE /v1/drm/auth/{project_id}}.
     *
     * @param projectId the project's id
     * @return completes when the URL is deleted
     */
    public Mono<Void> delete(String projectId) {
        return api.delete("/v1/drm/auth/{project_id}", projectId).done();
    }
}
