package io.kinescope.examples.stream;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.listing.Page;
import io.kinescope.client.videos.Video;
import io.kinescope.examples.support.Job;
import io.kinescope.examples.support.Options;
import io.kinescope.examples.support.Output;
import io.kinescope.examples.support.Progress;
import io.kinescope.examples.support.Traffic;
import io.kinescope.test.LocalKinescope;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Streams every video of a workspace as NDJSON, one object a line, in constant memory and without ever being refused for
 * rate.
 *
 * <p>Takes {@code KINESCOPE_API_TOKEN} and {@code KINESCOPE_BASE_URL} from the environment; without a token it starts
 * {@link LocalKinescope}. The videos go to standard output or to {@code --output FILE}, everything else to standard
 * error.
 */
public final class StreamAllVideos {

    /**
     * How many pages are asked for ahead. Ten permits come back a second after their answers, so eight requests under
     * way use them all as long as an answer takes less than four seconds; more would only hold more pages in memory.
     */
    private static final int PAGES_AHEAD = 8;

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
        System.exit(new StreamAllVideos(Job.ofThisProcess()).run(options));
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
            videos = write(client, writer, progress).blockOptional().orElse(0L);
        }
        job.messages().println("streamed " + videos + " videos: " + traffic.summary());
    }

    /** Writing blocks, so it happens on a thread that may. */
    private static Mono<Long> write(KinescopeClient client, NdjsonWriter writer, Progress progress) {
        return client.videos()
                .list()
                .readAhead(PAGES_AHEAD)
                .pages()
                .publishOn(Schedulers.boundedElastic(), 1)
                .doOnNext(page -> write(page, writer, progress))
                .map(page -> (long) page.items().size())
                .reduce(0L, Long::sum);
    }

    private static void write(Page<Video> page, NdjsonWriter writer, Progress progress) {
        Long total = page.total();
        if (total != null) {
            progress.total(total);
        }
        for (Video video : page.items()) {
            writer.write(VideoLine.of(video));
        }
        writer.flush();
        progress.advance(page.items().size());
    }

    private record Settings(@Nullable Path file, boolean debug) {

        static Settings of(Options options) {
            Settings settings = new Settings(options.path("--output"), options.flag("--debug"));
            options.end();
            return settings;
        }
    }
}
