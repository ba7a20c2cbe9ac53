package io.kinescope.spring.boot.web;

import io.kinescope.client.callback.PlaybackRequest;
import reactor.core.publisher.Mono;

/** The application's decision on the requests that arrive at {@code kinescope.playback.path}, as a bean. */
@FunctionalInterface
public interface PlaybackCheck {

    /**
     * Tells whether a viewer may play a video.
     *
     * @param request the request of Kinescope
     * @return true if the viewer may; false or empty if not; an error is logged and answered with the status 503
     */
    Mono<Boolean> mayPlay(PlaybackRequest request);
}
