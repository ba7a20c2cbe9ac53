package io.kinescope.examples.recipes;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.type.PrivacyType;
import io.kinescope.client.videos.VideoQuery;
import io.kinescope.client.videos.VideoUpdate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How do I change many videos quickly, without one failure ending it all? */
final class ChangeManyVideos {

    private static final int CONCURRENCY = 16;

    public static void main(String[] args) {
        Recipe.run(client -> publish(client, VideoQuery.of().projectId(args[0])));
    }

    /** Emits one line for each video. The limiter paces the requests, however many are concurrent. */
    static Flux<String> publish(KinescopeClient client, VideoQuery query) {
        VideoUpdate update = VideoUpdate.of().privacyType(PrivacyType.ANYWHERE);
        return client.videos()
                .list(query)
                .readAhead(1)
                .flatMap(
                        video -> client.videos()
                                .update(video.id(), update)
                                .map(changed -> "changed " + changed.id())
                                .onErrorResume(
                                        ApiException.class,
                                        failure -> Mono.just("failed " + video.id() + ": " + failure.status())),
                        CONCURRENCY,
                        1);
    }
}
