package io.kinescope.test;

import io.kinescope.test.http.PathTemplate;
import io.kinescope.test.script.Reply;
import io.kinescope.test.server.Delay;
import io.kinescope.test.server.Limit;
import io.kinescope.test.server.LocalServer;
import io.kinescope.test.server.Settings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.netty.ChannelBindException;

/**
 * Kinescope's API in memory, for tests and for trying the client without an account.
 *
 * <p>It serves the operations of videos, projects, folders, subtitles, posters, additional materials, playlists, tags,
 * live events, webhooks, chat keys, billing and analytics, and uploads; all others are answered with 501. It checks the
 * token, pages and sorts listings, answers errors in Kinescope's format, and enforces the limits of 10 requests in any
 * second and 300 in any minute. The uploader has limits of its own, upload links have none. The library it starts with is
 * the same every time: projects, folders, videos and a few of each of the other resources. Changes are kept until it is
 * closed.
 *
 * <pre>{@code
 * try (LocalKinescope kinescope = LocalKinescope.start()) {
 *     KinescopeClient client = KinescopeClient.builder()
 *             .token(kinescope.token())
 *             .baseUrl(kinescope.url())
 *             .uploaderUrl(kinescope.url())
 *             .build();
 *     // ...
 * }
 * }</pre>
 *
 * <p>{@link #script} sets answers that a healthy server does not give, such as an exceeded plan or a broken connection,
 * and {@link #requests()} returns what was sent.
 *
 * <p>A request is counted when it arrives, whatever its answer is; one that is refused with 429 does not count towards
 * the limits. Deleting a project or a folder deletes its content. Videos made by cutting, joining and copying are
 * answered as {@code processing} and are {@code done} at the next read. A live event that is enabled is on air until it
 * is completed, and is recorded if it names a place for its recordings. Webhooks are not called. The views in analytics
 * are generated for the time from a video's creation until now, the same for the same video and time. Usage is exported
 * as CSV, and so are invoices, whose fields are made up, as they are undocumented; every other path that ends with
 * {@code .csv} is answered with the JSON of the path without it.
 *
 * <p>Uploads arrive in a single request, at an upload link, or there in parts by tus 1.0.0. Their bytes are counted and
 * hashed, and not kept, so a gigabyte needs no memory; the video's asset states the size and the MD5. The video is
 * {@code uploading} until the last byte, then {@code processing} for a while, then {@code done}; a single request that
 * breaks leaves a video that is {@code suspended}. Nothing is downloaded: a video uploaded by URL gets an empty file. Upload
 * links accept requests from web pages of any origin; the headers that allow it are undocumented.
 *
 * <p>It may be used from any thread, but must not be started or closed on a thread that must not block.
 */
public final class LocalKinescope implements AutoCloseable {

    private static final Pattern OPERATION = Pattern.compile("([A-Z]+) (/[^?#\\s]*)");

    private final Settings settings;
    private final LocalServer server;

    private LocalKinescope(Settings settings) {
        this.settings = settings;
        this.server = new LocalServer(settings);
    }

    /**
     * Starts a server with 2,000 videos, Kinescope's limits and no delays on a free port of the loopback interface.
     *
     * @return the running server
     */
    public static LocalKinescope start() {
        return builder().start();
    }

    /**
     * Returns a builder with the defaults of {@link #start()}.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Serves the API until the process is stopped, and prints the URL and the token. The options are {@code --port},
     * {@code --videos}, {@code --token}, {@code --unlimited} and {@code --log}; {@code --help} explains them.
     *
     * @param arguments the options
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            CommandLine line = CommandLine.of(System.out, arguments);
            if (line.help()) {
                System.out.print(CommandLine.USAGE);
                return;
            }
            line.start();
            new CountDownLatch(1).await();
        } catch (IllegalArgumentException | ChannelBindException refused) {
            System.err.println(refused.getMessage());
            System.err.print(CommandLine.USAGE);
            System.exit(2);
        }
    }

    /**
     * Returns the base URL of the API and of the uploader, without a slash at the end.
     *
     * @return the URL
     */
    public String url() {
        return server.url();
    }

    /**
     * Returns the only API token it accepts.
     *
     * @return the token
     */
    public String token() {
        return settings.token();
    }

    /**
     * Returns the number of requests that arrived, including refused ones.
     *
     * @return the number
     */
    public long requestCount() {
        return server.count();
    }

    /**
     * Returns the number of requests that were answered with 429.
     *
     * @return the number
     */
    public long refusedCount() {
        return server.refusedCount();
    }

    /**
     * Returns the last 10,000 requests in the order of their arrival.
     *
     * @return the requests, oldest first
     */
    public List<RecordedRequest> requests() {
        return server.latest().stream().map(RecordedRequest::new).toList();
    }

    /**
     * Forgets the requests received so far: {@link #requests()} is empty and the counts are zero. The limits still count
     * them.
     */
    public void clearRequests() {
        server.clearRequests();
    }

    /**
     * Answers the next requests of an operation as scripted, one by one in the order of the answers; afterwards the
     * operation answers by itself again. Answers that are scripted later are added. The operation may be one that this
     * server does not serve. A request that exceeds a limit is refused and uses no answer; the token is not checked.
     *
     * @param operation the method and the path, such as {@code GET /v1/videos/{video_id}}; a name in braces stands for
     *     any id, and an id for itself
     * @param answers the answers
     */
    public void script(String operation, ScriptedAnswer... answers) {
        Matcher parts = OPERATION.matcher(Objects.requireNonNull(operation, "operation must not be null"));
        if (!parts.matches()) {
            throw new IllegalArgumentException("operation must be a method and a path, not \"" + operation + "\"");
        }
        List<Reply> replies = Arrays.stream(Objects.requireNonNull(answers, "answers must not be null"))
                .flatMap(answer -> Objects.requireNonNull(answer, "answers must not contain null").replies().stream())
                .toList();
        server.script().add(parts.group(1), PathTemplate.of(parts.group(2)), replies);
    }

    /** Discards the scripted answers that were not given. */
    public void clearScript() {
        server.script().clear();
    }

    /** Closes the port and all connections to it. */
    @Override
    public void close() {
        server.close();
    }

    /** The settings of a {@link LocalKinescope} to be started. */
    public static final class Builder {

        private int videos = 2000;
        private long seed = 1;
        private Delay transit = Delay.NONE;
        private Delay latency = Delay.NONE;
        private List<Limit> limits = perSecondAndMinute(10, 300);
        private String token = "e51e55a1-7615-493e-9055-10ac9cc44ccd";
        private Function<Duration, Optional<Duration>> retryAfter = wait -> Optional.empty();
        private Duration processing = Duration.ofSeconds(2);
        private long breakEvery;
        private int port;
        private Consumer<RecordedRequest> listener = request -> {};

        private Builder() {}

        /**
         * Sets the number of videos it starts with: 2,000 by default. A million takes a few megabytes.
         *
         * @param videos the number of videos
         * @return this builder
         */
        public Builder videos(int videos) {
            this.videos = videos;
            return this;
        }

        /**
         * Sets the seed of the library: another seed gives other ids, durations and times. 1 by default.
         *
         * @param seed any number
         * @return this builder
         */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /**
         * Sets the time from sending a request to its arrival, uniformly distributed: none by default.
         *
         * @param min the shortest time
         * @param max the longest time
         * @return this builder
         */
        public Builder transit(Duration min, Duration max) {
            this.transit = new Delay(
                    Objects.requireNonNull(min, "min must not be null"),
                    Objects.requireNonNull(max, "max must not be null"));
            return this;
        }

        /**
         * Sets the time from a request's arrival to its answer, uniformly distributed: none by default.
         *
         * @param min the shortest time
         * @param max the longest time
         * @return this builder
         */
        public Builder latency(Duration min, Duration max) {
            this.latency = new Delay(
                    Objects.requireNonNull(min, "min must not be null"),
                    Objects.requireNonNull(max, "max must not be null"));
            return this;
        }

        /**
         * Sets the number of requests it accepts in any second and in any minute: 10 and 300 by default.
         *
         * @param perSecond the limit of any second
         * @param perMinute the limit of any minute
         * @return this builder
         */
        public Builder limits(int perSecond, int perMinute) {
            this.limits = perSecondAndMinute(perSecond, perMinute);
            return this;
        }

        /**
         * Removes the limits: any number of requests is accepted.
         *
         * @return this builder
         */
        public Builder unlimited() {
            this.limits = List.of();
            return this;
        }

        /**
         * Sets the API token it accepts, a UUID.
         *
         * @param token the token
         * @return this builder
         */
        public Builder token(String token) {
            this.token = Objects.requireNonNull(token, "token must not be null");
            return this;
        }

        /**
         * Adds the header {@code Retry-After} to answers 429: the time until the limits accept the next request, in
         * seconds, rounded up. It is not sent by default, as Kinescope does not document it.
         *
         * @return this builder
         */
        public Builder sendRetryAfter() {
            this.retryAfter = Optional::of;
            return this;
        }

        /**
         * Adds the header {@code Retry-After} with this time to answers 429, independent of the limits.
         *
         * @param wait the time to wait, sent in seconds, rounded up
         * @return this builder
         */
        public Builder sendRetryAfter(Duration wait) {
            Objects.requireNonNull(wait, "wait must not be null");
            this.retryAfter = early -> Optional.of(wait);
            return this;
        }

        /**
         * Sets the time from the last byte of an upload until the video is {@code done}: 2 seconds by default.
         *
         * @param time the time, not negative
         * @return this builder
         */
        public Builder processing(Duration time) {
            this.processing = Objects.requireNonNull(time, "time must not be null");
            return this;
        }

        /**
         * Breaks a connection after every {@code bytes} uploaded, counted over all uploads: never by default.
         *
         * @param bytes the number of bytes between two breaks
         * @return this builder
         */
        public Builder breakUploadsEvery(long bytes) {
            this.breakEvery = bytes;
            return this;
        }

        /**
         * Sets the port, on the loopback interface: 0 by default, for a free one.
         *
         * @param port the port
         * @return this builder
         */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /**
         * Sets a listener for all requests, such as {@code System.out::println}: none by default. It is called on a
         * thread of the server before the answer is sent, and must not block.
         *
         * @param listener the listener
         * @return this builder
         */
        public Builder onRequest(Consumer<RecordedRequest> listener) {
            this.listener = Objects.requireNonNull(listener, "listener must not be null");
            return this;
        }

        /**
         * Starts the server on the loopback interface.
         *
         * @return the running server
         */
        public LocalKinescope start() {
            return new LocalKinescope(new Settings(
                    videos,
                    seed,
                    transit,
                    latency,
                    limits,
                    token,
                    retryAfter,
                    processing,
                    breakEvery,
                    port,
                    request -> listener.accept(new RecordedRequest(request))));
        }

        private static List<Limit> perSecondAndMinute(int perSecond, int perMinute) {
            return List.of(new Limit(perSecond, Duration.ofSeconds(1)), new Limit(perMinute, Duration.ofMinutes(1)));
        }
    }
}
