package io.kinescope.test.uploads;

import io.kinescope.test.videos.OriginalFile;
import io.kinescope.test.videos.Videos;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.scheduler.Scheduler;

/** The processing of uploaded videos, which takes a fixed time. */
public final class Processing {

    private final Videos videos;
    private final Duration time;
    private final Scheduler worker;

    /** Takes the scheduler on which the videos are changed. */
    public Processing(Videos videos, Duration time, Scheduler worker) {
        this.videos = videos;
        this.time = time;
        this.worker = worker;
    }

    void start(String videoId, OriginalFile original) {
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
    private void finish(String videoId, OriginalFile original) {
        int index = videos.find(videoId);
        if (index >= 0) {
            videos.finish(index, original);
        }
    }
}
