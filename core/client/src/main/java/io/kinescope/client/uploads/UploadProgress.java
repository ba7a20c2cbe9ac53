package io.kinescope.client.uploads;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** The progress of one upload, which is sampled four times a second. */
final class UploadProgress {

    private static final Duration SAMPLING_PERIOD = Duration.ofMillis(250);

    private final AtomicLong done = new AtomicLong();
    private volatile long total;
    private volatile @Nullable UploadProgress followed;

    /** Merges samples of the progress into the events of an upload, without those that do not increase. */
    static Flux<UploadEvent> observe(Function<UploadProgress, Flux<UploadEvent>> upload) {
        return Flux.defer(() -> {
            UploadProgress progress = new UploadProgress();
            AtomicLong reported = new AtomicLong();
            return upload.apply(progress)
                    .publish(
                            events -> Flux.merge(
                                    progress.samples()
                                            .takeUntilOther(
                                                    events.ignoreElements().onErrorComplete()),
                                    events),
                            1)
                    .filter(event -> !(event instanceof UploadEvent.Progress sample)
                            || reported.getAndAccumulate(sample.done(), Math::max) < sample.done());
        });
    }

    void total(long bytes) {
        total = bytes;
    }

    void done(long bytes) {
        done.set(bytes);
    }

    /** Samples the progress of another upload from now on. */
    void follow(UploadProgress other) {
        followed = other;
    }

    /** Returns the last events of a complete upload. */
    Flux<UploadEvent> finished(UploadedVideo video) {
        UploadEvent last = new UploadEvent.Finished(video);
        return total == 0 ? Flux.just(last) : Flux.just(new UploadEvent.Progress(total, total), last);
    }

    private Flux<UploadEvent> samples() {
        return Flux.interval(SAMPLING_PERIOD)
                .onBackpressureDrop()
                .map(tick -> Objects.requireNonNullElse(followed, this).sample());
    }

    private UploadEvent sample() {
        return new UploadEvent.Progress(done.get(), total);
    }
}
