package io.kinescope.examples.analytics;

import io.kinescope.client.KinescopeClient;
import io.kinescope.examples.support.Job;
import io.kinescope.examples.support.OutputFile;
import io.kinescope.examples.support.Progress;
import io.kinescope.examples.support.Traffic;
import io.kinescope.examples.support.WholeNumber;
import io.kinescope.examples.support.Workspace;
import io.kinescope.test.LocalKinescope;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Exports the analytics of every video of a workspace as CSV, one row a video and day. One request has them all; if the API
 * refuses it, the job sends one a video, several of them in flight at once, and names at the end those that fail. No video
 * that exists from the beginning to the end is missed or comes twice, although others are added and deleted meanwhile; if
 * the listing ends before its total, the job fails.
 *
 * <p>The rows come in the order of the videos, the oldest first. The dates are days of
 * the workspace's time zone, and the last one belongs to the export.
 */
@Command(
        name = "analytics",
        mixinStandardHelpOptions = true,
        description = "Exports the analytics of every video of a workspace as CSV, one row a video and day.")
public final class ExportAnalytics implements Callable<Integer> {

    /** At 5 calls a second, which the limits allow in the long run, enough for responses that take 1.6 seconds. */
    private static final int CONCURRENCY = 8;

    private static final int DAYS = 30;
    private static final int DEMO_VIDEOS = 100;

    private final Job job;
    private final Clock clock;

    @Mixin
    private final Workspace workspace = new Workspace();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--from",
            paramLabel = "YYYY-MM-DD",
            description = "The first day, in the time zone of the workspace; by default 29 days before the last.")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "YYYY-MM-DD",
            description = "The last day, which belongs to the export; today in UTC by default.")
    private @Nullable LocalDate to;

    @Option(
            names = "--concurrency",
            paramLabel = "CALLS",
            converter = WholeNumber.class,
            description = "The number of calls in flight at once; 8 by default.")
    private int concurrency = CONCURRENCY;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "The file, replaced when all rows are written; standard output by default.")
    private @Nullable Path output;

    @Option(names = "--bom", description = "Begins the file with a byte order mark, by which Excel knows UTF-8.")
    private boolean byteOrderMark;

    /** Creates the command. */
    public ExportAnalytics(Job job, Clock clock) {
        this.job = job;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        boolean demo = workspace.isDemo(job.environment(), "--output");
        DayRange range = range();
        return job.run(
                workspace.debug(),
                () -> job.withClient(
                        workspace,
                        demo
                                ? () -> LocalKinescope.builder()
                                        .videos(DEMO_VIDEOS)
                                        .start()
                                : null,
                        (client, traffic) -> export(client, traffic, range, demo)));
    }

    private DayRange range() {
        LocalDate last = to == null ? LocalDate.now(clock) : to;
        try {
            return new DayRange(from == null ? last.minusDays(DAYS - 1) : from, last);
        } catch (IllegalArgumentException empty) {
            throw new ParameterException(spec.commandLine(), String.valueOf(empty.getMessage()), empty);
        }
    }

    private void export(KinescopeClient client, Traffic traffic, DayRange range, boolean demo) {
        OutputFile destination = new OutputFile(output, job.output());
        AnalyticsExport.Counts counts;
        try (AnalyticsCsv csv = new AnalyticsCsv(destination.open(demo), byteOrderMark);
                Progress progress = job.progress("videos")) {
            job.whenStopped(() -> "an unfinished export cannot be continued; run it again");
            counts = new AnalyticsExport(client, range, concurrency, csv, progress)
                    .write()
                    .blockOptional()
                    .orElseThrow();
        }
        if (counts.exported() == 0 && counts.deleted() > 0) {
            throw new IllegalStateException("the API knows no analytics of any of the " + counts.deleted() + " videos");
        }
        destination.complete();
        counts.failures().forEach(job::say);
        job.say("exported " + counts.exported() + " videos"
                + (counts.deleted() == 0 ? "" : ", left out " + counts.deleted() + " that are gone") + ": "
                + traffic.summary());
        if (!counts.failures().isEmpty()) {
            throw new IllegalStateException(
                    "the analytics of " + counts.failures().size() + " videos are missing");
        }
    }
}
