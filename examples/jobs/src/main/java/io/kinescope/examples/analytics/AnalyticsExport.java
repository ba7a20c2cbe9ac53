package io.kinescope.examples.analytics;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.analytics.OverviewQuery;
import io.kinescope.client.error.ApiException;
import io.kinescope.client.error.DecodingException;
import io.kinescope.client.error.NotFoundException;
import io.kinescope.client.error.PaymentRequiredException;
import io.kinescope.client.error.UnauthorizedException;
import io.kinescope.client.videos.Video;
import io.kinescope.client.videos.VideoQuery;
import io.kinescope.examples.analytics.GroupedMetrics.UngroupedException;
import io.kinescope.examples.support.Progress;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Writes the analytics of every video of a library, the oldest first: from one request for all videos, or, if the API refuses
 * it, from one for each video.
 */
final class AnalyticsExport {

    private final KinescopeClient client;
    private final DayRange range;
    private final int concurrency;
    private final AnalyticsCsv csv;
    private final Progress progress;
    private final LongAdder deleted = new LongAdder();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    AnalyticsExport(KinescopeClient client, DayRange range, int concurrency, AnalyticsCsv csv, Progress progress) {
        this.client = client;
        this.range = range;
        this.concurrency = concurrency;
        this.csv = csv;
        this.progress = progress;
    }

    /** Writes all rows, once. Writing blocks, so it happens on a thread that may. */
    Mono<Counts> write() {
        return Mono.fromRunnable(csv::writeHeader)
                .then(showTotal())
                .then(GroupedMetrics.read(client, range))
                .map(Optional::of)
                .onErrorResume(AnalyticsExport::isRefused, refused -> Mono.just(Optional.empty()))
                .flatMapMany(this::metrics)
                .publishOn(Schedulers.boundedElastic(), 1)
                .doOnNext(this::write)
                .count()
                .map(exported -> new Counts(exported, deleted.sum(), List.copyOf(failures)));
    }

    private Flux<VideoMetrics> metrics(Optional<GroupedMetrics> grouped) {
        Flux<Video> videos = client.videos().list().eachOnce();
        return grouped.isPresent()
                ? videos.map(video -> new VideoMetrics(video, grouped.get().of(video.id())))
                : videos.flatMapSequential(this::overview, concurrency, 1);
    }

    /** A video that is deleted while the job runs does not end it, nor does one that the API cannot answer. */
    private Mono<VideoMetrics> overview(Video video) {
        return client.analytics()
                .getOverview(OverviewQuery.of(range.requested()).videoId(video.id()))
                .map(overview -> new VideoMetrics(
                        video,
                        overview.timeline().stream()
                                .filter(step -> step.date() != null)
                                .map(DayMetrics::of)
                                .filter(metrics -> range.contains(metrics.day()))
                                .toList()))
                .onErrorResume(NotFoundException.class, notFound -> Mono.fromRunnable(deleted::increment))
                .onErrorResume(AnalyticsExport::isRefused, refused -> {
                    failures.add(video.id() + ": " + refused.getMessage());
                    return Mono.empty();
                });
    }

    private Mono<Void> showTotal() {
        return client.videos()
                .list(VideoQuery.of().perPage(1))
                .pages()
                .next()
                .doOnNext(page -> {
                    if (page.total() != null) {
                        progress.total(page.total());
                    }
                })
                .then();
    }

    private void write(VideoMetrics metrics) {
        csv.write(metrics.video(), metrics.days());
        csv.flush();
        progress.advance(1);
    }

    /** The API has answered, and refuses this request but perhaps not others. */
    private static boolean isRefused(Throwable failure) {
        return failure instanceof UngroupedException
                || failure instanceof DecodingException
                || (failure instanceof ApiException
                        && !(failure instanceof UnauthorizedException || failure instanceof PaymentRequiredException));
    }

    /**
     * The numbers of an export.
     *
     * @param exported the videos whose rows were written
     * @param deleted the videos that the API no longer knew when their analytics were requested
     * @param failures the videos whose analytics the API refused, each with the reason
     */
    record Counts(long exported, long deleted, List<String> failures) {}

    private record VideoMetrics(Video video, List<DayMetrics> days) {}
}
