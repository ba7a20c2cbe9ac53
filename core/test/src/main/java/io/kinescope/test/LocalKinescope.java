package io.kinescope.test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Kinescope's API in memory, for tests and for trying the client without an account.
 *
 * <p>It knows the operations of videos, projects, folders, subtitles, posters, additional materials, playlists, tags, live
 * events, webhooks and analytics, and uploads; and all that holds for each of them: the token, paging, sorting, the shape
 * of errors, and the limits of 10 requests in any second and 300 in any minute, which are apart for the uploader; upload
 * links have none. It begins with a library of projects, folders, videos and a few of each of the others, the same every
 * time, and remembers what is changed until it is closed.
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
 * <p>A request is counted when it arrives, whatever its answer will be; one that is refused with 429 does not count
 * towards the limits. Deleting a project or a folder deletes what is in it. Videos made by cutting, joining and copying
 * are answered as {@code processing} and are {@code done} when they are read again. A live event that is enabled is on
 * air until it is completed, and is recorded if it says where to. No webhook is called. How videos were watched is made
 * up from their beginning until now, the same for the same video and time.
 *
 * <p>Uploads arrive in a single request, at an upload link, or there in parts by tus 1.0.0. They are counted and hashed as
 * they come and not kept, so that a gigabyte costs nothing; the video's asset tells the size and the MD5. The video is
 * {@code uploading} until the last byte, then {@code processing} for a while, then {@code done}; a single request that
 * breaks leaves one that is {@code suspended}. Nothing is fetched: a video of a URL gets an empty file.
 *
 * <p>It may be used from any thread, but must not be started or closed on one that must not block.
 */
public final class LocalKinescope implements AutoCloseable {

    private final Settings settings;
    private final LocalServer server;

    private LocalKinescope(Settings settings) {
        this.settings = settings;
        this.server = new LocalServer(settings);
    }

    /** Starts one with 2,000 videos, Kinescope's limits and no delays, on a free port of the loopback interface. */
    public static LocalKinescope start() {
        return builder().start();
    }

    /** Begins to describe one that differs. */
    public static Builder builder() {
        return new Builder();
    }

    /** The base URL of its API and of its uploader, without a slash at the end. */
    public String url() {
        return server.url();
    }

    /** The only API token it lets in. */
    public String token() {
        return settings.token();
    }

    /** How many requests arrived until now, refused ones among them. */
    public long requests() {
        return server.requests();
    }

    /** How many requests were answered with 429 until now. */
    public long refused() {
        return server.refused();
    }

    /** The last 10,000 requests that arrived, in the order of their arrival. */
    public List<Arrival> requestLog() {
        return server.latest();
    }

    /** Closes its port and all connections to it. */
    @Override
    public void close() {
        server.close();
    }

    /** Describes a {@link LocalKinescope}. */
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

        private Builder() {}

        /** How many videos it begins with: 2,000 unless told. A million takes a few megabytes. */
        public Builder videos(int videos) {
            this.videos = videos;
            return this;
        }

        /** What the library is made from: another seed gives other ids, durations and times. */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /** How long a request travels until it arrives and is counted, evenly spread: no time unless told. */
        public Builder transit(Duration min, Duration max) {
            this.transit = new Delay(min, max);
            return this;
        }

        /** How long the answer takes from the arrival of the request, evenly spread: no time unless told. */
        public Builder latency(Duration min, Duration max) {
            this.latency = new Delay(min, max);
            return this;
        }

        /** How many requests it lets in during any second and any minute: 10 and 300 unless told. */
        public Builder limits(int perSecond, int perMinute) {
            this.limits = perSecondAndMinute(perSecond, perMinute);
            return this;
        }

        /** Lets in any number of requests. */
        public Builder unlimited() {
            this.limits = List.of();
            return this;
        }

        /** The API token it lets in, a UUID. */
        public Builder token(String token) {
            this.token = token;
            return this;
        }

        /**
         * Whether a refusal has the header {@code Retry-After}: not unless told, as it is not documented. It tells the
         * seconds after which the limits let the next request in, rounded up.
         */
        public Builder retryAfter(boolean told) {
            this.retryAfter = told ? Optional::of : wait -> Optional.empty();
            return this;
        }

        /** Gives every refusal the header {@code Retry-After} with this time, whatever the limits say. */
        public Builder retryAfter(Duration always) {
            this.retryAfter = wait -> Optional.of(always);
            return this;
        }

        /** How long it takes from the last byte of an upload until the video is {@code done}: 2 seconds unless told. */
        public Builder processing(Duration time) {
            this.processing = time;
            return this;
        }

        /** Breaks the connection whenever so many bytes have been uploaded, counted over all uploads: never unless told. */
        public Builder breakUploadsEvery(long bytes) {
            this.breakEvery = bytes;
            return this;
        }

        /** Starts it on a free port of the loopback interface. */
        public LocalKinescope start() {
            return new LocalKinescope(
                    new Settings(videos, seed, transit, latency, limits, token, retryAfter, processing, breakEvery));
        }

        private static List<Limit> perSecondAndMinute(int perSecond, int perMinute) {
            return List.of(new Limit(perSecond, Duration.ofSeconds(1)), new Limit(perMinute, Duration.ofMinutes(1)));
        }
    }
}
