package io.kinescope.examples.stream;

import io.kinescope.client.KinescopeClient;
import io.kinescope.examples.support.Console;
import io.kinescope.examples.support.Job;
import io.kinescope.examples.support.Options;
import io.kinescope.examples.support.Output;
import io.kinescope.examples.support.Progress;
import io.kinescope.examples.support.Traffic;
import io.kinescope.test.LocalKinescope;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Streams every video of a workspace as NDJSON, one object a line, in constant memory. Every video that exists from the
 * beginning to the end comes exactly once, the oldest first, although others are added and deleted meanwhile; if the
 * listing ends before its total, the job fails.
 *
 * <p>Takes {@code KINESCOPE_API_TOKEN} and {@code KINESCOPE_BASE_URL} from the environment; without a token it starts
 * {@link LocalKinescope}. The videos go to standard output or to {@code --output FILE}, everything else to standard
 * error.
 */
public final class StreamAllVideos {

    private static final String USAGE = "StreamAllVideos [--output FILE] [--debug]";

    private final Job job;

    StreamAllVideos(Job job) {
        this.job = job;
    }

    /**
     * Runs the job, and ends the program with 0 after success, 1 after a failure and 2 after a wrong option.
     *
     * @param options {@code --output FILE}, {@code --debug} for stack traces
     */
    public static void main(String[] options) {
        Console.keepNetworkQuiet();
        Job job = new Job(System.getenv(), Console.standardOutput(), System.err, Console.isErrorATerminal());
        System.exit(new StreamAllVideos(job).run(options));
    }

    int run(String... options) {
        try {
            Settings settings = Settings.of(new Options(options));
            return job.run(
                    settings.debug(),
                    () -> job.withClient(
                            LocalKinescope::start, (client, traffic) -> stream(client, traffic, settings)));
        } catch (IllegalArgumentException wrongOption) {
            return job.misused(wrongOption, USAGE);
        }
    }

    private void stream(KinescopeClient client, Traffic traffic, Settings settings) {
        long videos;
        try (NdjsonWriter writer = new NdjsonWriter(Output.of(settings.file(), job.output()));
                Progress progress = job.progress("videos")) {
            videos = new VideoStream(client, writer, progress)
                    .write()
                    .blockOptional()
                    .orElse(0L);
        }
        job.messages().println("streamed " + videos + " videos: " + traffic.summary());
    }

    private record Settings(@Nullable Path file, boolean debug) {

        static Settings of(Options options) {
            Settings settings = new Settings(options.path("--output"), options.flag("--debug"));
            options.end();
            return settings;
        }
    }
}
