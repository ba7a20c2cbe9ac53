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
 * @param scope the permissions; null where the API leaves it out, and where it answers in its older form, with a list of
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
     * The permissions of a token.
     *
     * @param api with the API; null if nothing
     * @param upload with uploads; null if nothing
     */
    public record Scope(@Nullable ApiScope api, @Nullable UploadScope upload) {}

    /**
     * The permissions of a token with the API.
     *
     * @param permissions the permissions; empty if there are none
     */
    public record ApiScope(List<TokenPermission> permissions) {}

    /**
     * The permissions of a token with uploads.
     *
     * @param permissions the permissions in all projects; empty if there are none
     * @param entities the permissions in single projects; empty if there are none
     */
    public record UploadScope(List<TokenPermission> permissions, List<UploadEntity> entities) {}

    /**
     * The permissions of a token in a project.
     *
     * @param id the id of the project
     * @param permissions the permissions there; empty if there are none
     */
    public record UploadEntity(String id, List<TokenPermission> permissions) {}
}
