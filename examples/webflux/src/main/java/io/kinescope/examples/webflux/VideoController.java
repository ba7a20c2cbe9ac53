package io.kinescope.examples.webflux;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.listing.Order;
import io.kinescope.client.ratelimit.LimiterState;
import io.kinescope.client.ratelimit.Priority;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.videos.VideoQuery;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** The library for the page and for exports. */
@RestController
class VideoController {

    private static final int SHOWN = 24;

    private final KinescopeClient client;
    private final RateLimiter limiter;

    VideoController(KinescopeClient client, RateLimiter limiter) {
        this.client = client;
        this.limiter = limiter;
    }

    /** Returns the newest videos, of those that the text finds if there is one. */
    @GetMapping("/api/videos")
    Flux<VideoView> newest(@RequestParam(defaultValue = "") String search) {
        VideoQuery query = VideoQuery.of().order(Order.desc("created_at"));
        return client.videos()
                .list(search.isBlank() ? query : query.search(search))
                .take(SHOWN)
                .map(VideoView::of);
    }

    /** Streams all videos. A page is requested when the reader has taken the one before; calls of the page come first. */
    @GetMapping(
            path = "/api/videos/all",
            produces = {MediaType.APPLICATION_NDJSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
    Flux<VideoView> all() {
        return client.videos().list().map(VideoView::of).contextWrite(Priority.BACKGROUND);
    }

    @GetMapping("/api/limiter")
    LimiterState limiter() {
        return limiter.state();
    }
}
