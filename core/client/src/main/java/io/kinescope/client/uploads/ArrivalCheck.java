package io.kinescope.client.uploads;

import io.kinescope.client.api.Api;
import io.kinescope.client.api.Call;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.NotFoundException;
import io.kinescope.client.videos.Video;
import io.kinescope.client.videos.VideoStatus;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The check whether a video has its complete file although its upload is gone: the server may remove an upload that is
 * complete, although the response to its last chunk was lost.
 */
final class ArrivalCheck {

    private static final Set<VideoStatus> ARRIVED =
            Set.of(VideoStatus.PRE_PROCESSING, VideoStatus.PROCESSING, VideoStatus.DONE);

    /** The statuses of a video that may not have been told yet that its file has arrived. */
    private static final Set<VideoStatus> UNDECIDED = Set.of(VideoStatus.PENDING, VideoStatus.UPLOADING);

    /** The waits before the polls of a video that may be new: the API may answer 404 for it during the first seconds. */
    private static final List<Duration> DELAYS = List.of(
            Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(4));

    private final Call call;

    ArrivalCheck(Api api, String videoId) {
        this.call = api.get("/v1/videos/{video_id}", videoId);
    }

    /**
     * Polls the video, for up to 10 seconds if its file may have arrived just now and once otherwise.
     *
     * @return the video; empty if it does not have the complete file, does not exist, or is not visible for the token
     */
    Mono<UploadedVideo> find(boolean justNow) {
        return Flux.fromIterable(DELAYS)
                .take(justNow ? DELAYS.size() : 1)
                .concatMap(delay -> Mono.delay(delay).then(poll()), 0)
                .filter(video -> video.status() != null && !UNDECIDED.contains(video.status()))
                .next()
                .filter(video -> ARRIVED.contains(video.status()))
                .map(UploadedVideo::of)
                .onErrorResume(ArrivalCheck::isNotVisible, unknown -> Mono.empty());
    }

    private Mono<Video> poll() {
        return call.data(Video.class).onErrorResume(NotFoundException.class, unknown -> Mono.empty());
    }

    /** The token may permit uploads only. */
    private static boolean isNotVisible(Throwable failure) {
        return failure instanceof ApiException error && (error.status() == 401 || error.status() == 403);
    }
}
