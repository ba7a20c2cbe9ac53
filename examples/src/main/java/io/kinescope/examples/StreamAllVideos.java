package io.kinescope.examples;

import io.kinescope.client.KinescopeClient;
import io.kinescope.client.Page;
import io.kinescope.client.videos.Video;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
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
     * How many requests are under way at once. Ten permits come back a second after their answers, so four requests use
     * them all as long as an answer takes less than two thirds of a second; more would only hold more pages in memory.
     */
    private static final int PAGES_AHEAD = 4;

    private static final String USAGE = "usage: StreamAllVideos [--output FILE] [--debug]";

    private final Map<String, String> environment;
    private final OutputStream standardOutput;
    private final PrintStream messages;
    private final boolean terminal;
    private final UnaryOperator<KinescopeClient.Builder> customizer;

    StreamAllVideos(
            Map<String, String> environment,
            OutputStream standardOutput,
            PrintStream messages,
            boolean terminal,
            UnaryOperator<KinescopeClient.Builder> customizer) {
        this.environment = environment;
        this.standardOutput = standardOutput;
        this.messages = messages;
        this.terminal = terminal;
        this.customizer = customizer;
    }

    /**
     * Runs the job, and ends the program with 0 after success, 1 after a failure and 2 after a wrong option.
     *
     * @param options {@code --output FILE}, {@code --debug} for stack traces
     */
    public static void main(String[] options) {
        StreamAllVideos job = new StreamAllVideos(
                System.getenv(),
                Console.standardOutput(),
                System.err,
                Console.isErrorATerminal(),
                UnaryOperator.identity());
        System.exit(job.run(options));
    }

    int run(String... options) {
        Options parsed;
        try {
            parsed = Options.parse(options);
        } catch (IllegalArgumentException unknown) {
            messages.println(unknown.getMessage() + System.lineSeparator() + USAGE);
            return 2;
        }
        try {
            stream(parsed);
            return 0;
        } catch (BrokenPipeException nobodyReads) {
            return 0;
        } catch (IOException | RuntimeException failure) {
            messages.println("failed: " + (failure.getMessage() == null ? failure : failure.getMessage()));
            if (parsed.debug()) {
                failure.printStackTrace(messages);
            }
            return 1;
        }
    }

    private void stream(Options options) throws IOException {
        String token = environment.get("KINESCOPE_API_TOKEN");
        if (token != null && !token.isBlank()) {
            stream(options, token, environment.get("KINESCOPE_BASE_URL"));
            return;
        }
        try (LocalKinescope local = LocalKinescope.start()) {
            messages.println("KINESCOPE_API_TOKEN is not set: streaming from LocalKinescope, the API in memory");
            stream(options, local.token(), local.url());
        }
    }

    private void stream(Options options, String token, @Nullable String baseUrl) throws IOException {
        Traffic traffic = new Traffic();
        KinescopeClient.Builder builder = KinescopeClient.builder().token(token).http(traffic::watch);
        if (baseUrl != null && !baseUrl.isBlank()) {
            builder.baseUrl(baseUrl);
        }
        try (KinescopeClient client = customizer.apply(builder).build();
                NdjsonWriter writer = new NdjsonWriter(options.output(standardOutput))) {
            long videos = 0;
            try (Progress progress = Progress.create("videos", messages, terminal)) {
                videos = write(client, writer, progress).blockOptional().orElse(0L);
            }
            messages.println("streamed " + videos + " videos: " + traffic.summary());
        }
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

    private record Options(@Nullable Path file, boolean debug) {

        static Options parse(String... options) {
            Path file = null;
            boolean debug = false;
            for (int i = 0; i < options.length; i++) {
                switch (options[i]) {
                    case "--debug" -> debug = true;
                    case "--output" -> {
                        if (++i == options.length) {
                            throw new IllegalArgumentException("--output needs a file");
                        }
                        file = Path.of(options[i]);
                    }
                    default -> throw new IllegalArgumentException("unknown option " + options[i]);
                }
            }
            return new Options(file, debug);
        }

        OutputStream output(OutputStream standardOutput) {
            try {
                return file == null ? standardOutput : Files.newOutputStream(file);
            } catch (IOException unwritable) {
                throw new UncheckedIOException("cannot write to " + file, unwritable);
            }
        }
    }
}
