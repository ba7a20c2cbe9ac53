package io.kinescope.examples.analytics;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.analytics.AnalyticsOverview;
import io.kinescope.client.analytics.OverviewQuery;
import io.kinescope.client.error.NotFoundException;
import io.kinescope.client.type.TimeRange;
import io.kinescope.client.videos.Video;
import io.kinescope.client.videos.VideoQuery;
import io.kinescope.examples.support.Progress;
import java.util.concurrent.atomic.LongAdder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Writes the analytics of every video of a library, the oldest first and in constant memory. */
final class AnalyticsExport {

    private final KinescopeClient client;
    private final TimeRange range;
    private final int concurrency;
    private final AnalyticsCsv csv;
    private final Progress progress;

    AnalyticsExport(KinescopeClient client, TimeRange range, int concurrency, AnalyticsCsv csv, Progress progress) {
        this.client = client;
        this.range = range;
        this.concurrency = concurrency;
        this.csv = csv;
        this.progress = progress;
    }

    /** Writes all rows. Writing blocks, so it happens on a thread that may. */
    Mono<Counts> write() {
        return Mono.defer(() -> {
            LongAdder deleted = new LongAdder();
            csv.writeHeader();
            return showTotal()
                    .thenMany(client.videos().list().eachOnce())
                    .flatMapSequential(video -> analytics(video, deleted), concurrency, 1)
                    .publishOn(Schedulers.boundedElastic(), 1)
                    .doOnNext(this::write)
                    .count()
                    .map(exported -> new Counts(exported, deleted.sum()));
        });
    }

    /** A video that is deleted while the job runs does not end it. */
    private Mono<VideoAnalytics> analytics(Video video, LongAdder deleted) {
        return client.analytics()
                .getOverview(OverviewQuery.of(range).videoId(video.id()))
                .map(overview -> new VideoAnalytics(video, overview))
                .onErrorResume(NotFoundException.class, notFound -> Mono.fromRunnable(deleted::increment));
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

    private void write(VideoAnalytics analytics) {
        csv.write(analytics.video(), analytics.overview());
        csv.flush();
        progress.advance(1);
    }

    /**
     * The numbers of an export.
     *
     * @param exported the videos whose rows were written
     * @param deleted the videos that the API no longer knew when their analytics were requested
     */
    record Counts(long exported, long deleted) {}

    private record VideoAnalytics(Video video, AnalyticsOverview overview) {}
}
