package io.kinescope.test;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.scheduler.Scheduler;

/** Makes what was uploaded play, after a while. */
final class Processing {

    private final Videos videos;
    private final Duration time;
    private final Scheduler worker;

    /** Takes the scheduler that works on the videos. */
    Processing(Videos videos, Duration time, Scheduler worker) {
        this.videos = videos;
        this.time = time;
        this.worker = worker;
    }

    void start(String videoId, Original original) {
        if (time.isZero()) {
            finish(videoId, original);
            return;
        }
        int index = videos.find(videoId);
        if (index >= 0) {
            videos.change(index, video -> video.put("status", "processing"));
            worker.schedule(() -> finish(videoId, original), time.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** The video may have been deleted meanwhile. */
    private void finish(String videoId, Original original) {
        int index = videos.find(videoId);
        if (index >= 0) {
            videos.finish(index, original);
        }
    }
}
