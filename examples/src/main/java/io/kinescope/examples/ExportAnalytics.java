package io.kinescope.examples;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.NotFoundException;
import io.kinescope.client.Page;
import io.kinescope.client.TimeRange;
import io.kinescope.client.analytics.AnalyticsOverview;
import io.kinescope.client.analytics.OverviewQuery;
import io.kinescope.client.videos.Video;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
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
            Options parsed = Options.parse(LocalDate.now(clock), options);
            return job.run(
                    parsed.debug(),
                    () -> job.withClient(
                            () -> LocalKinescope.builder().videos(LOCAL_VIDEOS).start(),
                            (client, traffic) -> export(client, traffic, parsed)));
        } catch (IllegalArgumentException wrongOption) {
            return job.misused(wrongOption, USAGE);
        }
    }

    private void export(KinescopeClient client, Traffic traffic, Options options) throws IOException {
        long videos;
        LongAdder gone = new LongAdder();
        try (AnalyticsCsv csv = new AnalyticsCsv(Output.of(options.file(), job.output()));
                Progress progress = job.progress("videos")) {
            csv.writeHeader();
            videos = watched(client, options, progress, gone)
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
    private static Flux<Watched> watched(KinescopeClient client, Options options, Progress progress, LongAdder gone) {
        return client.videos()
                .list()
                .pages()
                .doOnNext(page -> showTotal(page, progress))
                .concatMapIterable(Page::items, 1)
                .flatMapSequential(video -> watched(client, options.range(), video, gone), options.concurrency(), 1);
    }

    /** A video that is deleted while the job runs is no reason to give up. */
    private static Mono<Watched> watched(KinescopeClient client, TimeRange range, Video video, LongAdder gone) {
        return client.analytics()
                .overview(OverviewQuery.of(range).videoId(video.id()))
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

    private record Options(
            TimeRange range, int concurrency, @Nullable Path file, boolean debug) {

        static Options parse(LocalDate today, String... options) {
            LocalDate from = null;
            LocalDate to = today;
            int concurrency = CONCURRENCY;
            Path file = null;
            boolean debug = false;
            for (int i = 0; i < options.length; i++) {
                switch (options[i]) {
                    case "--debug" -> debug = true;
                    case "--from" -> from = date(options, i++);
                    case "--to" -> to = date(options, i++);
                    case "--concurrency" -> concurrency = number(options, i++);
                    case "--output" -> file = Path.of(value(options, i++));
                    default -> throw new IllegalArgumentException("unknown option " + options[i]);
                }
            }
            return new Options(TimeRange.of(from == null ? to.minusDays(DAYS) : from, to), concurrency, file, debug);
        }

        private static LocalDate date(String[] options, int option) {
            try {
                return LocalDate.parse(value(options, option));
            } catch (DateTimeException noDate) {
                throw new IllegalArgumentException(options[option] + " needs a date such as 2024-01-31", noDate);
            }
        }

        private static int number(String[] options, int option) {
            String value = value(options, option);
            if (!value.matches("[1-9][0-9]{0,3}")) {
                throw new IllegalArgumentException(options[option] + " needs a number from 1 to 9999");
            }
            return Integer.parseInt(value);
        }

        private static String value(String[] options, int option) {
            if (option + 1 == options.length) {
                throw new IllegalArgumentException(options[option] + " needs a value");
            }
            return options[option + 1];
        }
    }
}
