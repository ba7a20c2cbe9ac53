package io.kinescope.examples.webflux;

import io.kinescope.client.videos.Video;
import org.jspecify.annotations.Nullable;

/** The view of a video that a browser gets. Answers of the API are not passed on: some of them hold secrets. */
record VideoView(
        String id,
        String title,
        String status,
        @Nullable Double duration,
        @Nullable String embedLink) {

    static VideoView of(Video video) {
        return new VideoView(video.id(), video.title(), video.status().value(), video.duration(), video.embedLink());
    }
}
