package io.kinescope.examples.mirror;

import io.kinescope.client.KinescopeClient;
import io.kinescope.examples.support.AllowedRate;
import io.kinescope.examples.support.Console;
import io.kinescope.examples.support.Job;
import io.kinescope.examples.support.Options;
import io.kinescope.examples.support.Progress;
import io.kinescope.examples.support.Traffic;
import io.kinescope.test.LocalKinescope;
import io.r2dbc.spi.ConnectionFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Mirrors the projects, folders and videos of a workspace into a relational database, over R2DBC: an H2 file, or
 * PostgreSQL. The first run fetches everything, later ones what has changed; what is gone is marked as removed. It may be
 * killed at any time and resumes there when it is started again.
 *
 * <p>A project, folder or video that the database cannot take is reported and left out. A run that would mark ten or more
 * entries as removed, and more than a share of them, marks nothing and fails, since the API may have answered wrongly.
 *
 * <p>Takes {@code KINESCOPE_API_TOKEN}, {@code KINESCOPE_BASE_URL} and {@code KINESCOPE_DATABASE} from the environment;
 * without a token it starts {@link LocalKinescope}. What it has to say goes to standard error.
 */
public final class SyncLibrary {

    private static final String USAGE =
            "SyncLibrary [--database URL] [--concurrency CALLS] [--max-removed PERCENT] [--debug]";

    /** At 10 calls a second, the most that the limits allow, enough for answers that take 1.6 seconds. */
    private static final int CONCURRENCY = 16;

    private static final int MAX_REMOVED_PERCENT = 20;

    private static final int LOCAL_VIDEOS = 200;

    private final Job job;
    private final Clock clock;

    SyncLibrary(Job job, Clock clock) {
        this.job = job;
        this.clock = clock;
    }

    /**
     * Runs the job, and ends the program with 0 after success, 1 after a failure and 2 after a wrong option.
     *
     * @param options {@code --database}, an R2DBC URL, {@code KINESCOPE_DATABASE} unless told, and else the file
     *     {@code kinescope.mv.db} (without a token {@code target/local-kinescope.mv.db}); {@code --concurrency}, the
     *     number of calls in flight at once; {@code --max-removed}, the share of the projects, of the folders and of the
     *     videos, in percent and by default 20, that may be marked as removed; {@code --debug} for stack traces
     */
    public static void main(String[] options) {
        Console.keepNetworkQuiet();
        Job job = new Job(System.getenv(), Console.standardOutput(), System.err, Console.isErrorATerminal());
        System.exit(new SyncLibrary(job, Clock.systemUTC()).run(options));
    }

    int run(String... options) {
        try {
            Settings settings = Settings.of(job, new Options(options));
            return job.run(
                    settings.debug(),
                    () -> job.withClient(
                            () -> LocalKinescope.builder().videos(LOCAL_VIDEOS).start(),
                            (client, traffic) -> sync(client, traffic, settings)));
        } catch (IllegalArgumentException wrongOption) {
            return job.misused(wrongOption, USAGE);
        }
    }

    private void sync(KinescopeClient client, Traffic traffic, Settings settings) {
        SkippedEntries skipped = new SkippedEntries();
        Counts counts;
        try (Progress progress = job.progress("videos")) {
            LibrarySync sync = new LibrarySync(
                    client,
                    settings.database(),
                    settings.concurrency(),
                    settings.maxRemovedPercent(),
                    clock,
                    new ShownProgress(progress, traffic, skipped));
            counts = sync.sync().blockOptional().orElseThrow();
        } catch (TooManyRemovalsException tooMany) {
            throw new IllegalStateException(
                    tooMany.getMessage() + "; if they are really gone, run it again with --max-removed 100", tooMany);
        } finally {
            skipped.lines().forEach(job.messages()::println);
        }
        job.messages()
                .println("added " + counts.added() + ", changed " + counts.changed() + ", removed " + counts.removed()
                        + ", unchanged " + counts.unchanged()
                        + (counts.incomplete() == 0 ? "" : ", incomplete " + counts.incomplete())
                        + (counts.skipped() == 0 ? "" : ", skipped " + counts.skipped())
                        + ": " + traffic.summary());
    }

    private record ShownProgress(Progress progress, Traffic traffic, SkippedEntries entries, AtomicLong shown)
            implements SyncListener {

        ShownProgress(Progress progress, Traffic traffic, SkippedEntries entries) {
            this(progress, traffic, entries, new AtomicLong());
        }

        @Override
        public void advanced(SyncProgress reached) {
            progress.total(reached.total());
            progress.left(AllowedRate.left(traffic.requests(), traffic.elapsed(), reached.requestsLeft()));
            progress.advance(reached.videos() - shown.getAndSet(reached.videos()));
        }

        @Override
        public void skipped(SkippedEntry entry) {
            entries.add(entry);
        }
    }

    private record Settings(ConnectionFactory database, int concurrency, int maxRemovedPercent, boolean debug) {

        static Settings of(Job job, Options options) {
            String url = options.text("--database");
            int concurrency = options.number("--concurrency", CONCURRENCY);
            int maxRemovedPercent = options.number("--max-removed", MAX_REMOVED_PERCENT, 100);
            boolean debug = options.flag("--debug");
            options.end();
            return new Settings(
                    database(url == null ? job.variable("KINESCOPE_DATABASE") : url, job.isLocal()),
                    concurrency,
                    maxRemovedPercent,
                    debug);
        }

        private static ConnectionFactory database(@Nullable String url, boolean local) {
            if (url != null) {
                return MirrorDatabase.of(url);
            }
            return MirrorDatabase.of(local ? Path.of("target", "local-kinescope") : Path.of("kinescope"));
        }
    }
}
