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

/** Asks for a video until it is playable, for one subscriber. */
final class Readiness {

    static final String PATH = "/v1/videos/{video_id}";

    private static final Set<VideoStatus> HOPELESS =
            Set.of(VideoStatus.ERROR, VideoStatus.ABORTED, VideoStatus.SUSPENDED);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** The API may not know a new video for some seconds. */
    private static final int STRANGER_FOR_POLLS = 6;

    private final Call call;
    private final Duration longest;
    private int polls;
    private Duration wait = FIRST_WAIT;
    private volatile @Nullable VideoStatus last;

    Readiness(Call call, Duration longest) {
        this.call = call;
        this.longest = longest;
    }

    Mono<Video> await() {
        return call.data(Video.class)
                .doOnSubscribe(subscription -> polls++)
                .onErrorResume(
                        NotFoundException.class,
                        unknown -> polls < STRANGER_FOR_POLLS ? Mono.empty() : Mono.error(unknown))
                .handle(this::judge)
                .repeatWhen(polled -> polled.concatMap(emitted -> Mono.defer(this::pause), 0))
                .next()
                .timeout(Mono.delay(longest), Mono.error(this::tooLate));
    }

    private void judge(Video video, SynchronousSink<Video> sink) {
        last = video.status();
        if (VideoStatus.DONE.equals(video.status())) {
            sink.next(video);
        } else if (HOPELESS.contains(video.status())) {
            sink.error(failure("its status is " + video.status()));
        }
    }

    private Mono<Long> pause() {
        Duration now = wait;
        Duration longer = now.multipliedBy(3).dividedBy(2);
        wait = longer.compareTo(LONGEST_WAIT) < 0 ? longer : LONGEST_WAIT;
        return Mono.delay(now);
    }

    private NotReadyException tooLate() {
        return failure("after " + longest + " its status is " + (last == null ? "unknown" : last));
    }

    private NotReadyException failure(String reason) {
        VideoStatus status = last;
        return new NotReadyException("GET " + PATH, status == null ? "" : status.value(), reason);
    }
}
