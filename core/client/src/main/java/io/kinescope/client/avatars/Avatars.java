package io.kinescope.client.avatars;

import io.kinescope.client.api.Api;
import io.kinescope.client.api.Response;
import io.kinescope.client.content.Content;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * The pictures of users and of the workspace.
 *
 * <pre>{@code
 * Mono<byte[]> picture = client.avatars().getForUser(avatarId).mapNotNull(Response::body);
 * }</pre>
 */
public final class Avatars {

    private final Api api;

    /**
     * Creates the group.
     *
     * @param api the API that sends the calls
     */
    public Avatars(Api api) {
        this.api = Objects.requireNonNull(api, "api must not be null");
    }

    /**
     * Returns the picture of a user: {@code GET /v1/user/avatar/{avatar_id}}.
     *
     * @param avatarId the avatar's id
     * @return the picture with its {@code Content-Type} among the headers;
     *     {@link io.kinescope.client.error.NotFoundException} if there is none
     */
    public Mono<Response<byte[]>> getForUser(String avatarId) {
        return api.get("/v1/user/avatar/{avatar_id}", avatarId).raw();
    }

    /**
     * Returns the picture of a workspace: {@code GET /v1/workspace/avatar/{avatar_id}}.
     *
     * @param avatarId the avatar's id
     * @return the picture with its {@code Content-Type} among the headers;
     *     {@link io.kinescope.client.error.NotFoundException} if there is none
     */
    public Mono<Response<byte[]>> getForWorkspace(String avatarId) {
        return api.get("/v1/workspace/avatar/{avatar_id}", avatarId).raw();
    }

    /**
     * Uploads the picture of the token's user: {@code POST /v1/avatar}. How the picture is to be sent is undocumented;
     * it goes as the body. The answer, which holds secrets of the user, is not read.
     *
     * @param image an image, with its type: {@code Content.of(file).type("image/png")}
     * @return completes when the picture is uploaded
     */
    public Mono<Void> upload(Content image) {
        return api.post("/v1/avatar").body(image).done();
    }

    /**
     * Deletes the picture of the token's user: {@code DELETE /v1/avatar}. The answer, which holds secrets of the user,
     * is not read.
     *
     * @return completes when the picture is deleted
     */
    public Mono<Void> delete() {
        return api.delete("/v1/avatar").done();
    }
}
