package io.kinescope.examples.analytics;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.type.TimeRange;
import io.kinescope.examples.support.Console;
import io.kinescope.examples.support.Job;
import io.kinescope.examples.support.Options;
import io.kinescope.examples.support.Output;
import io.kinescope.examples.support.Progress;
import io.kinescope.examples.support.Traffic;
import io.kinescope.test.LocalKinescope;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Exports the analytics of every video of a workspace as CSV, one row a video and day. It sends one call a video, several
 * of them in flight at once, all behind the client's one limiter, and runs in constant memory. No video that exists from
 * the beginning to the end is missed or comes twice, although others are added and deleted meanwhile; if the listing ends
 * before its total, the job fails.
 *
 * <p>Takes {@code KINESCOPE_API_TOKEN} and {@code KINESCOPE_BASE_URL} from the environment; without a token it starts
 * {@link LocalKinescope}. The rows go to standard output or to {@code --output FILE}, the oldest video first,
 * everything else to standard error. The dates are the API's: midnight in the time zone of the workspace.
 */
public final class ExportAnalytics {

    private static final String USAGE = "ExportAnalytics [--from YYYY-MM-DD] [--to YYYY-MM-DD]"
            + " [--concurrency CALLS] [--output FILE] [--debug]";

    /** At 5 calls a second, which the limits allow in the long run, enough for responses that take 1.6 seconds. */
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
     * @param options {@code --from} and {@code --to}, by default the last 30 days; {@code --concurrency}, the number of
     *     calls in flight at once, by default 8; {@code --output FILE}; {@code --debug} for stack traces
     */
    public static void main(String[] options) {
        Console.keepNetworkQuiet();
        Job job = new Job(System.getenv(), Console.standardOutput(), System.err, Console.isErrorATerminal());
        System.exit(new ExportAnalytics(job, Clock.systemUTC()).run(options));
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

    private void export(KinescopeClient client, Traffic traffic, Settings settings) {
        AnalyticsExport.Counts counts;
        try (AnalyticsCsv csv = new AnalyticsCsv(Output.of(settings.file(), job.output()));
                Progress progress = job.progress("videos")) {
            counts = new AnalyticsExport(client, settings.range(), settings.concurrency(), csv, progress)
                    .write()
                    .blockOptional()
                    .orElseThrow();
        }
        if (counts.exported() == 0 && counts.deleted() > 0) {
            throw new IllegalStateException("the API knows no analytics of any of the " + counts.deleted() + " videos");
        }
        job.messages()
                .println("exported " + counts.exported() + " videos"
                        + (counts.deleted() == 0 ? "" : ", left out " + counts.deleted() + " that are gone") + ": "
                        + traffic.summary());
    }

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
