package io.kinescope.client.uploads;

import io.kinescope.client.api.Call;
import io.kinescope.client.error.NotFoundException;
import io.kinescope.client.error.NotReadyException;
import io.kinescope.client.videos.Video;
import io.kinescope.client.videos.VideoStatus;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/** The polling of a video until it is playable, for one subscriber. */
final class ReadinessPolling {

    static final String PATH = "/v1/videos/{video_id}";

    private static final Set<VideoStatus> FAILED = Set.of(VideoStatus.ERROR, VideoStatus.ABORTED);
    private static final Duration MIN_DELAY = Duration.ofSeconds(1);
    private static final Duration MAX_DELAY = Duration.ofSeconds(30);

    /** The API may answer 404 for a new video during the first seconds. */
    private static final int POLLS_BEFORE_NOT_FOUND = 6;

    private final Call call;
    private final Duration timeout;
    private int polls;
    private Duration delay = MIN_DELAY;
    private volatile @Nullable VideoStatus last;

    ReadinessPolling(Call call, Duration timeout) {
        this.call = call;
        this.timeout = timeout;
    }

    Mono<Video> await() {
        return call.data(Video.class)
                .doOnSubscribe(subscription -> polls++)
                .onErrorResume(
                        NotFoundException.class,
                        notFound -> polls < POLLS_BEFORE_NOT_FOUND ? Mono.empty() : Mono.error(notFound))
                .handle(this::check)
                .repeatWhen(polled -> polled.concatMap(emitted -> Mono.defer(this::pause), 0))
                .next()
                .timeout(Mono.delay(timeout), Mono.error(this::timedOut));
    }

    private void check(Video video, SynchronousSink<Video> sink) {
        last = video.status();
        if (VideoStatus.DONE.equals(video.status())) {
            sink.next(video);
        } else if (FAILED.contains(video.status())) {
            sink.error(failure("its status is " + video.status()));
        }
    }

    private Mono<Long> pause() {
        Duration now = delay;
        Duration longer = now.multipliedBy(3).dividedBy(2);
        delay = longer.compareTo(MAX_DELAY) < 0 ? longer : MAX_DELAY;
        return Mono.delay(now);
    }

    private NotReadyException timedOut() {
        return failure("after " + timeout + " its status is " + (last == null ? "unknown" : last));
    }

    private NotReadyException failure(String reason) {
        VideoStatus status = last;
        return new NotReadyException("GET " + PATH, status == null ? "" : status.value(), reason);
    }
}
