package io.kinescope.examples.upload;

import io.kinescope.examples.support.Progress;
import io.kinescope.examples.upload.ItemEvent.Failed;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;

/**
 * The display of a bulk upload: its progress, and the list of files and videos. Everything happens on the thread of the
 * caller, so that the writing of a file holds up no other thread.
 */
final class UploadDisplay {

    private static final int PREFETCH = 16;

    private final Progress progress;
    private final UploadReport report;
    private final ResultFile results;
    private final int files;

    UploadDisplay(Progress progress, Collection<UploadItem> items, UploadReport report, ResultFile results) {
        this.progress = progress;
        this.report = report;
        this.results = results;
        this.files = items.size() + report.failed();
        progress.total(items.stream().mapToLong(UploadItem::size).sum());
        progress.note("0/" + files + " files");
    }

    /** Uploads and returns at the end. */
    void show(Flux<ItemEvent> events) {
        try (Stream<Optional<ItemEvent>> signals = withTicks(events).toStream(PREFETCH)) {
            signals.forEach(signal -> signal.ifPresentOrElse(this::show, () -> results.write(report)));
        }
    }

    /** Adds an empty signal every second until the events end. */
    private static Flux<Optional<ItemEvent>> withTicks(Flux<ItemEvent> events) {
        Flux<Optional<ItemEvent>> ticks =
                Flux.interval(Duration.ofSeconds(1)).onBackpressureDrop().map(tick -> Optional.empty());
        return events.publish(
                shared -> Flux.merge(1, shared.map(Optional::of), ticks.takeUntilOther(shared.ignoreElements())),
                PREFETCH);
    }

    private void show(ItemEvent event) {
        report.add(event);
        if (event instanceof Failed failed) {
            progress.say(UploadReport.line(failed));
        }
        int failures = report.failed();
        progress.note(report.files() + "/" + files + " files" + (failures == 0 ? "" : ", " + failures + " failed"));
        progress.advance(event.bytes());
    }
}
