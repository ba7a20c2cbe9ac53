package io.kinescope.examples.recipes;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.uploads.UploadLink;
import io.kinescope.client.uploads.UploadLinkCreate;
import reactor.core.publisher.Mono;

/** How does a browser upload a file without knowing the token? */
final class SendUploadLink {

    public static void main(String[] args) {
        Recipe.run(client -> link(client, args[0], "From the browser"));
    }

    /** The browser sends the file to this URL with {@code POST}; the URL itself is the permission to upload. */
    static Mono<String> link(KinescopeClient client, String projectId, String title) {
        return client.uploads().link(UploadLinkCreate.video(projectId, title)).map(UploadLink::endpoint);
    }
}
