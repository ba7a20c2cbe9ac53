package io.kinescope.examples.recipes;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.listing.Order;
import io.kinescope.client.videos.Video;
import io.kinescope.client.videos.VideoQuery;
import io.kinescope.client.videos.VideoStatus;
import reactor.core.publisher.Flux;

/** How do I list the newest videos that can be played? */
final class ListNewest {

    public static void main(String[] args) {
        Recipe.run(client -> newest(client, 20).map(video -> video.createdAt() + " " + video.title()));
    }

    static Flux<Video> newest(KinescopeClient client, int count) {
        VideoQuery query = VideoQuery.of().status(VideoStatus.DONE).order(Order.desc("created_at"));
        return client.videos().list(query).take(count); // sends as many requests as the first count items need
    }
}
