package io.kinescope.client.uploads;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/** How far an upload has come: written wherever that is known, looked at four times a second. */
final class Progress {

    private static final Duration PERIOD = Duration.ofMillis(250);

    private final AtomicLong done = new AtomicLong();
    private volatile long total;

    /** Adds progress to the events of an upload; the numbers rise, whatever the upload reports. */
    static Flux<UploadEvent> watch(Function<Progress, Flux<UploadEvent>> upload) {
        return Flux.defer(() -> {
            Progress progress = new Progress();
            AtomicLong told = new AtomicLong();
            return upload.apply(progress)
                    .publish(
                            events -> Flux.merge(
                                    progress.looks()
                                            .takeUntilOther(
                                                    events.ignoreElements().onErrorComplete()),
                                    events),
                            1)
                    .filter(event -> !(event instanceof UploadEvent.Progress news)
                            || told.getAndAccumulate(news.done(), Math::max) < news.done());
        });
    }

    void total(long bytes) {
        total = bytes;
    }

    void done(long bytes) {
        done.set(bytes);
    }

    private Flux<UploadEvent> looks() {
        return Flux.interval(PERIOD).onBackpressureDrop().map(tick -> new UploadEvent.Progress(done.get(), total));
    }
}
