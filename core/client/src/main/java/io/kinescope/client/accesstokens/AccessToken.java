package io.kinescope.client.accesstokens;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token of the API.
 *
 * <p>Its {@code toString} does not show the id.
 *
 * @param id the token's id; treated as a secret, since no answer has another value that could be the token itself
 * @param name the name
 * @param workspaceId the id of the workspace; null where the API leaves it out
 * @param scope what it may do; null where the API leaves it out, and where it answers in its older form, with a list of
 *     names here and the projects for uploads elsewhere
 */
public record AccessToken(
        String id,
        String name,
        @Nullable String workspaceId,
        @Nullable Scope scope) {

    /** Returns all components, and stars in the place of secrets. */
    @Override
    public String toString() {
        return "AccessToken[id=" + (id == null ? null : "***")
                + ", name=" + name
                + ", workspaceId=" + workspaceId
                + ", scope=" + scope + "]";
    }

    /**
     * What a token may do.
     *
     * @param api with the API; null if nothing
     * @param upload with uploads; null if nothing
     */
    public record Scope(@Nullable ApiScope api, @Nullable UploadScope upload) {}

    /**
     * What a token may do with the API.
     *
     * @param permissions what it may do; empty if nothing
     */
    public record ApiScope(List<TokenPermission> permissions) {}

    /**
     * What a token may do with uploads.
     *
     * @param permissions what it may do everywhere; empty if nothing
     * @param entities what it may do in single projects; empty if nothing
     */
    public record UploadScope(List<TokenPermission> permissions, List<UploadEntity> entities) {}

    /**
     * What a token may do in a project.
     *
     * @param id the id of the project
     * @param permissions what it may do there; empty if nothing
     */
    public record UploadEntity(String id, List<TokenPermission> permissions) {}
}
