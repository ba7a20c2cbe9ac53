package io.kinescope.examples.analytics;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.analytics.AnalyticsOverview;
import io.kinescope.client.analytics.OverviewQuery;
import io.kinescope.client.error.NotFoundException;
import io.kinescope.client.listing.Page;
import io.kinescope.client.type.TimeRange;
import io.kinescope.client.videos.Video;
import io.kinescope.examples.support.Job;
import io.kinescope.examples.support.Options;
import io.kinescope.examples.support.Output;
import io.kinescope.examples.support.Progress;
import io.kinescope.examples.support.Traffic;
import io.kinescope.test.LocalKinescope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Exports how every video of a workspace was watched as CSV, one row a video and day: one call a video, several of them
 * under way at once, all behind the client's one limiter, and in constant memory.
 *
 * <p>Takes {@code KINESCOPE_API_TOKEN} and {@code KINESCOPE_BASE_URL} from the environment; without a token it starts
 * {@link LocalKinescope}. The rows go to standard output or to {@code --output FILE}, in the order of the videos,
 * everything else to standard error. The dates are the API's: midnight in the time zone of the workspace.
 */
public final class ExportAnalytics {

    private static final String USAGE = "ExportAnalytics [--from YYYY-MM-DD] [--to YYYY-MM-DD]"
            + " [--concurrency CALLS] [--output FILE] [--debug]";

    /** At 5 calls a second, which the limits allow in the long run, enough for answers that take 1.6 seconds. */
    private static final int CONCURRENCY = 8;

    private static final int DAYS = 30;
    private static final int LOCAL_VIDEOS = 100;

    private final Job job;
    private final Clock clock;

    ExportAnalytics(Job job, Clock clock) {
        this.job = job;
        this.clock = clock;
    }

    /**
     * Runs the job, and ends the program with 0 after success, 1 after a failure and 2 after a wrong option.
     *
     * @param options {@code --from} and {@code --to}, the last 30 days unless told; {@code --concurrency}, how many calls
     *     are under way at once; {@code --output FILE}; {@code --debug} for stack traces
     */
    public static void main(String[] options) {
        System.exit(new ExportAnalytics(Job.ofThisProcess(), Clock.systemUTC()).run(options));
    }

    int run(String... options) {
        try {
            Settings settings = Settings.of(LocalDate.now(clock), new Options(options));
            return job.run(
                    settings.debug(),
                    () -> job.withClient(
                            () -> LocalKinescope.builder().videos(LOCAL_VIDEOS).start(),
                            (client, traffic) -> export(client, traffic, settings)));
        } catch (IllegalArgumentException wrongOption) {
            return job.misused(wrongOption, USAGE);
        }
    }

    private void export(KinescopeClient client, Traffic traffic, Settings settings) throws IOException {
        long videos;
        LongAdder gone = new LongAdder();
        try (AnalyticsCsv csv = new AnalyticsCsv(Output.of(settings.file(), job.output()));
                Progress progress = job.progress("videos")) {
            csv.writeHeader();
            videos = watched(client, settings, progress, gone)
                    .publishOn(Schedulers.boundedElastic(), 1)
                    .doOnNext(watched -> write(watched, csv, progress))
                    .count()
                    .blockOptional()
                    .orElse(0L);
        }
        if (videos == 0 && gone.sum() > 0) {
            throw new IllegalStateException("the API knows no analytics of any of the " + gone + " videos");
        }
        job.messages()
                .println("exported " + videos + " videos"
                        + (gone.sum() == 0 ? "" : ", left out " + gone + " that are gone") + ": " + traffic.summary());
    }

    /** Asks about a few videos at once, and passes the answers on in the order of the videos. */
    private static Flux<Watched> watched(KinescopeClient client, Settings settings, Progress progress, LongAdder gone) {
        return client.videos()
                .list()
                .pages()
                .doOnNext(page -> showTotal(page, progress))
                .concatMapIterable(Page::items, 1)
                .flatMapSequential(video -> watched(client, settings.range(), video, gone), settings.concurrency(), 1);
    }

    /** A video that is deleted while the job runs is no reason to give up. */
    private static Mono<Watched> watched(KinescopeClient client, TimeRange range, Video video, LongAdder gone) {
        return client.analytics()
                .getOverview(OverviewQuery.of(range).videoId(video.id()))
                .map(overview -> new Watched(video, overview))
                .onErrorResume(NotFoundException.class, deleted -> Mono.fromRunnable(gone::increment));
    }

    private static void showTotal(Page<Video> page, Progress progress) {
        Long total = page.total();
        if (total != null) {
            progress.total(total);
        }
    }

    /** Writing blocks, so it happens on a thread that may. */
    private static void write(Watched watched, AnalyticsCsv csv, Progress progress) {
        csv.write(watched.video(), watched.overview());
        csv.flush();
        progress.advance(1);
    }

    private record Watched(Video video, AnalyticsOverview overview) {}

    private record Settings(
            TimeRange range, int concurrency, @Nullable Path file, boolean debug) {

        static Settings of(LocalDate today, Options options) {
            LocalDate to = options.date("--to", today);
            LocalDate from = options.date("--from", to.minusDays(DAYS));
            Settings settings = new Settings(
                    TimeRange.of(from, to),
                    options.number("--concurrency", CONCURRENCY),
                    options.path("--output"),
                    options.flag("--debug"));
            options.end();
            return settings;
        }
    }
}
