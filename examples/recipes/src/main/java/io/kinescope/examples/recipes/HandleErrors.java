package io.kinescope.examples.recipes;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.NotFoundException;
import io.kinescope.client.error.TransportException;
import io.kinescope.client.error.ValidationException;
import io.kinescope.client.videos.Video;
import io.kinescope.client.videos.VideoUpdate;
import reactor.core.publisher.Mono;

/** How do I tell errors apart? */
final class HandleErrors {

    public static void main(String[] args) {
        Recipe.run(client ->
                rename(client, args.length > 0 ? args[0] : "00000000-0000-4000-8000-000000000000", "New title"));
    }

    static Mono<String> rename(KinescopeClient client, String videoId, String title) {
        return client.videos()
                .update(videoId, VideoUpdate.of().title(title))
                .map(Video::title)
                .onErrorResume(NotFoundException.class, missing -> Mono.just("no such video"))
                .onErrorResume(ValidationException.class, invalid -> Mono.just("refused: " + invalid.invalidParams()))
                .onErrorResume(
                        ApiException.class,
                        other -> Mono.just("status " + other.status() + ", code " + other.code() + ", request "
                                + other.requestId()))
                .onErrorResume(
                        TransportException.class,
                        broken -> Mono.just(broken.sent() ? "may have been changed" : "was not changed"));
    }
}
