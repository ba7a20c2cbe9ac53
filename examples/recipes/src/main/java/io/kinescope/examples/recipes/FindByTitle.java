package io.kinescope.examples.recipes;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.videos.Video;
import io.kinescope.client.videos.VideoQuery;
import reactor.core.publisher.Mono;

/** How do I find the video with a certain title? */
final class FindByTitle {

    public static void main(String[] args) {
        String title = args.length > 0 ? args[0] : "Day 40: Writing things down";
        Recipe.run(client -> find(client, title).map(Video::id).defaultIfEmpty("There is no video " + title));
    }

    /** Completes empty if there is none. The search may find more than equal titles, so they are compared. */
    static Mono<Video> find(KinescopeClient client, String title) {
        return client.videos()
                .list(VideoQuery.of().search(title))
                .filter(video -> title.equals(video.title()))
                .next();
    }
}
