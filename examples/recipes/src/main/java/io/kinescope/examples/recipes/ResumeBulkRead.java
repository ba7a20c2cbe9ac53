package io.kinescope.examples.recipes;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.listing.Checkpoint;
import io.kinescope.client.listing.Checkpointed;
import io.kinescope.client.listing.EachOnce;
import io.kinescope.client.videos.Video;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How do I process every video once, although the program may be killed at any time? */
final class ResumeBulkRead {

    public static void main(String[] args) {
        Recipe.run(client -> read(client, null, batch -> Mono.just(batch.size() + " videos")));
    }

    /** Continues after {@code saved}; {@code save} stores a batch with the checkpoint of its last video. */
    static <T> Flux<T> read(
            KinescopeClient client, @Nullable String saved, Function<List<Checkpointed<Video>>, Mono<T>> save) {
        EachOnce<Video> videos = client.videos().list().eachOnce();
        EachOnce<Video> rest = saved == null ? videos : videos.resume(Checkpoint.parse(saved));
        return rest.checkpointed().buffer(100).concatMap(save, 1);
    }
}
