package io.kinescope.examples.mirror;

import io.kinescope.client.KinescopeClient;
import io.kinescope.examples.support.AllowedRate;
import io.kinescope.examples.support.Interval;
import io.kinescope.examples.support.Job;
import io.kinescope.examples.support.Progress;
import io.kinescope.examples.support.Traffic;
import io.kinescope.examples.support.WholeNumber;
import io.kinescope.examples.support.Workspace;
import io.kinescope.test.LocalKinescope;
import io.r2dbc.spi.ConnectionFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Mirrors the projects, folders and videos of a workspace into a relational database, over R2DBC: an H2 file, or
 * PostgreSQL. The first run fetches everything, later ones what has changed; what is gone is marked as removed. It may be
 * killed at any time and resumes there when it is started again.
 *
 * <p>A project, folder or video that the database cannot take is reported and left out. A run that would mark ten or more
 * entries as removed, and more than a share of them, marks nothing and fails, since the API may have answered wrongly.
 */
@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        description = "Mirrors the projects, folders and videos of a workspace into H2 or PostgreSQL.")
public final class SyncLibrary implements Callable<Integer> {

    /** At 10 calls a second, the most that the limits allow, enough for answers that take 1.6 seconds. */
    private static final int CONCURRENCY = 16;

    private static final int MAX_REMOVED_PERCENT = 20;

    private static final int DEMO_VIDEOS = 200;

    private final Job job;
    private final Clock clock;

    @Mixin
    private final Workspace workspace = new Workspace();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--database",
            paramLabel = "URL",
            description =
                    "The R2DBC URL of the database, such as r2dbc:postgresql://user:password@host/database; by default"
                            + " the H2 file kinescope.mv.db, in a demo target/local-kinescope.mv.db.")
    private @Nullable String database;

    @Option(
            names = "--concurrency",
            paramLabel = "CALLS",
            converter = WholeNumber.class,
            description = "The number of calls in flight at once; 16 by default.")
    private int concurrency = CONCURRENCY;

    @Option(
            names = "--max-removed",
            paramLabel = "PERCENT",
            converter = WholeNumber.Percent.class,
            description =
                    "The share of the projects, of the folders and of the videos that may be marked as removed; 20 by"
                            + " default.")
    private int maxRemovedPercent = MAX_REMOVED_PERCENT;

    @Option(
            names = "--allow-removals",
            description = "Marks as removed whatever is gone; the same as --max-removed 100.")
    private boolean allowRemovals;

    @Option(
            names = "--dry-run",
            description =
                    "Says what would change, and changes nothing. A run on the same database at the same time waits for"
                            + " its end.")
    private boolean dryRun;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            converter = Interval.class,
            description = "Runs again and again, at these intervals, such as 15m; a failed run does not end it.")
    private @Nullable Duration every;

    private final Pause pause;

    /** Creates the command. */
    public SyncLibrary(Job job, Clock clock) {
        this(job, clock, time -> Thread.sleep(time.toMillis()));
    }

    SyncLibrary(Job job, Clock clock, Pause pause) {
        this.job = job;
        this.clock = clock;
        this.pause = pause;
    }

    /** Waits until the next run. */
    @FunctionalInterface
    interface Pause {

        void await(Duration time) throws InterruptedException;
    }

    @Override
    public Integer call() throws InterruptedException {
        boolean demo = workspace.isDemo(job.environment(), "--database");
        ConnectionFactory connections = connections(demo);
        Instant start = clock.instant();
        int code = run(connections, demo);
        while (every != null) {
            Instant now = clock.instant();
            long missed = Math.max(0, Duration.between(start, now).dividedBy(every));
            start = start.plus(every.multipliedBy(missed + 1));
            job.say("next run at " + start.truncatedTo(ChronoUnit.SECONDS));
            pause.await(Duration.between(now, start));
            code = run(connections, demo);
        }
        return code;
    }

    private int run(ConnectionFactory connections, boolean demo) {
        return job.run(
                workspace.debug(),
                () -> job.withClient(
                        workspace,
                        demo
                                ? () -> LocalKinescope.builder()
                                        .videos(DEMO_VIDEOS)
                                        .start()
                                : null,
                        (client, traffic) -> sync(client, traffic, connections, demo)));
    }

    private ConnectionFactory connections(boolean demo) {
        if (database == null) {
            return MirrorDatabase.of(demo ? Path.of("target", "local-kinescope") : Path.of("kinescope"), dryRun);
        }
        try {
            return MirrorDatabase.of(database, dryRun);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private void sync(KinescopeClient client, Traffic traffic, ConnectionFactory connections, boolean demo) {
        FirstLines skipped = new FirstLines();
        FirstLines refused = new FirstLines();
        Counts counts;
        try (Progress progress = job.progress("videos")) {
            job.whenStopped(() -> "what is mirrored so far is kept; run it again to continue");
            LibrarySync sync = new LibrarySync(
                    client,
                    connections,
                    demo,
                    dryRun,
                    concurrency,
                    allowRemovals ? 100 : maxRemovedPercent,
                    clock,
                    new ShownProgress(progress, traffic, skipped, refused, new AtomicLong()));
            counts = sync.sync().blockOptional().orElseThrow();
        } catch (TooManyRemovalsException tooMany) {
            throw new IllegalStateException(
                    tooMany.getMessage() + "; if they are really gone, run it again with --allow-removals", tooMany);
        } finally {
            skipped.lines().forEach(job::say);
            refused.lines().forEach(job::say);
        }
        job.say((dryRun ? "would have " : "") + "added " + counts.added() + ", changed " + counts.changed()
                + ", removed " + counts.removed()
                + ", unchanged " + counts.unchanged()
                + (counts.incomplete() == 0 ? "" : ", incomplete " + counts.incomplete())
                + (counts.skipped() == 0 ? "" : ", skipped " + counts.skipped())
                + ": " + traffic.summary());
        if (counts.incomplete() > 0) {
            throw new IllegalStateException((counts.incomplete() == 1
                            ? "what the API says of one entry is incomplete"
                            : "what the API says of " + counts.incomplete() + " entries is incomplete")
                    + "; run it again to request the rest");
        }
    }

    private record ShownProgress(
            Progress progress, Traffic traffic, FirstLines skipped, FirstLines refused, AtomicLong shown)
            implements SyncListener {

        @Override
        public void advanced(SyncProgress reached) {
            progress.total(reached.total());
            progress.left(AllowedRate.left(traffic.requests(), traffic.elapsed(), reached.requestsLeft()));
            progress.advance(reached.videos() - shown.getAndSet(reached.videos()));
        }

        @Override
        public void skipped(SkippedEntry entry) {
            skipped.add(entry.toString());
        }

        @Override
        public void refused(Refusal refusal) {
            if (refused.add(refusal.toString())) {
                progress.say(refusal.toString());
            }
        }
    }
}
