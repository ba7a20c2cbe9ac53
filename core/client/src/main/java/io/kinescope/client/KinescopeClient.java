package io.kinescope.client;

import io.kinescope.client.accesstokens.AccessTokens;
import io.kinescope.client.additionalmaterials.AdditionalMaterials;
import io.kinescope.client.analytics.Analytics;
import io.kinescope.client.annotations.Annotations;
import io.kinescope.client.api.Api;
import io.kinescope.client.api.Exchange;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.avatars.Avatars;
import io.kinescope.client.billing.Billing;
import io.kinescope.client.cdnzones.CdnZones;
import io.kinescope.client.dictionaries.Dictionaries;
import io.kinescope.client.drmauthorization.DrmAuthorization;
import io.kinescope.client.error.DecodingException;
import io.kinescope.client.filerequests.FileRequests;
import io.kinescope.client.folders.Folders;
import io.kinescope.client.liveevents.LiveEvents;
import io.kinescope.client.moderators.Moderators;
import io.kinescope.client.netty.BaseUrl;
import io.kinescope.client.netty.HttpSettings;
import io.kinescope.client.netty.Token;
import io.kinescope.client.players.Players;
import io.kinescope.client.playlists.Playlists;
import io.kinescope.client.posters.Posters;
import io.kinescope.client.privacydomains.PrivacyDomains;
import io.kinescope.client.projects.Projects;
import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.ratelimit.TokenBucket;
import io.kinescope.client.restreams.Restreams;
import io.kinescope.client.speakrooms.SpeakRooms;
import io.kinescope.client.subtitles.Subtitles;
import io.kinescope.client.tags.Tags;
import io.kinescope.client.uploads.Uploads;
import io.kinescope.client.videos.Videos;
import io.kinescope.client.webhooks.Webhooks;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * The client of Kinescope's API: one accessor for every group of resources.
 *
 * <pre>{@code
 * try (KinescopeClient kinescope = KinescopeClient.builder().token(token).build()) {
 *     kinescope.videos().list().take(10).map(Video::title).doOnNext(System.out::println).blockLast();
 * }
 * }</pre>
 *
 * <p>Thread-safe, and meant to be shared: calls of one client share its connections and its {@link RateLimiter}. It owns
 * no thread; results arrive on Reactor Netty's event loops, which must not be blocked.
 */
public final class KinescopeClient implements AutoCloseable {

    private final Exchange exchange;
    private final Api api;

    private KinescopeClient(Exchange exchange, Api api) {
        this.exchange = exchange;
        this.api = api;
    }

    /**
     * Starts a client's configuration.
     *
     * @return a builder with every option at its default
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the videos of the workspace.
     *
     * @return the operations under {@code /v1/videos}
     */
    public Videos videos() {
        return new Videos(api);
    }

    /**
     * Returns the ways to bring videos in.
     *
     * @return the operations of the uploader
     */
    public Uploads uploads() {
        return new Uploads(api);
    }

    /**
     * Returns the posters of videos.
     *
     * @return the operations under {@code /v1/videos/{video_id}/posters}
     */
    public Posters posters() {
        return new Posters(api);
    }

    /**
     * Returns the subtitle tracks of videos.
     *
     * @return the operations under {@code /v1/videos/{video_id}/subtitles}
     */
    public Subtitles subtitles() {
        return new Subtitles(api);
    }

    /**
     * Returns the annotations of videos.
     *
     * @return the operations under {@code /v1/videos/{video_id}/annotations}
     */
    public Annotations annotations() {
        return new Annotations(api);
    }

    /**
     * Returns the files that go with videos.
     *
     * @return the operations under {@code /v1/additional-materials}
     */
    public AdditionalMaterials additionalMaterials() {
        return new AdditionalMaterials(api);
    }

    /**
     * Returns the projects of the workspace.
     *
     * @return the operations under {@code /v1/projects}
     */
    public Projects projects() {
        return new Projects(api);
    }

    /**
     * Returns the folders of the workspace's projects.
     *
     * @return the operations under {@code /v1/projects/{project_id}/folders}
     */
    public Folders folders() {
        return new Folders(api);
    }

    /**
     * Returns the playlists of the workspace.
     *
     * @return the operations under {@code /v1/playlists}
     */
    public Playlists playlists() {
        return new Playlists(api);
    }

    /**
     * Returns the tags of the workspace.
     *
     * @return the operations under {@code /v1/tags}
     */
    public Tags tags() {
        return new Tags(api);
    }

    /**
     * Returns the domains that videos of the workspace may be embedded on.
     *
     * @return the operations under {@code /v1/privacy-domains}
     */
    public PrivacyDomains privacyDomains() {
        return new PrivacyDomains(api);
    }

    /**
     * Returns the moderators of the workspace.
     *
     * @return the operations under {@code /v1/moderators}
     */
    public Moderators moderators() {
        return new Moderators(api);
    }

    /**
     * Returns the requests for files of the workspace.
     *
     * @return the operations under {@code /v1/file-requests}
     */
    public FileRequests fileRequests() {
        return new FileRequests(api);
    }

    /**
     * Returns the values that the API knows for some fields.
     *
     * @return the operations under {@code /v1/dictionaries}
     */
    public Dictionaries dictionaries() {
        return new Dictionaries(api);
    }

    /**
     * Returns the live events of the workspace.
     *
     * @return the operations under {@code /v2/live/events}
     */
    public LiveEvents liveEvents() {
        return new LiveEvents(api);
    }

    /**
     * Returns the restreams of the live events.
     *
     * @return the operations under {@code /v2/live/events/{event_id}/restreams}
     */
    public Restreams restreams() {
        return new Restreams(api);
    }

    /**
     * Returns the rooms for meetings, and who takes part.
     *
     * @return the operations under {@code /v1/speak/rooms}
     */
    public SpeakRooms speakRooms() {
        return new SpeakRooms(api);
    }

    /**
     * Returns the player templates of the workspace.
     *
     * @return the operations under {@code /v1/players}
     */
    public Players players() {
        return new Players(api);
    }

    /**
     * Returns the webhooks of the workspace.
     *
     * @return the operations under {@code /v1/webhooks}
     */
    public Webhooks webhooks() {
        return new Webhooks(api);
    }

    /**
     * Returns the zones of the content delivery network.
     *
     * @return the operations under {@code /v1/cdn/zones}
     */
    public CdnZones cdnZones() {
        return new CdnZones(api);
    }

    /**
     * Returns what decides who may play encrypted videos.
     *
     * @return the operations under {@code /v1/drm/auth}
     */
    public DrmAuthorization drmAuthorization() {
        return new DrmAuthorization(api);
    }

    /**
     * Returns the API tokens of the workspace.
     *
     * @return the operations under {@code /v1/access-tokens}
     */
    public AccessTokens accessTokens() {
        return new AccessTokens(api);
    }

    /**
     * Returns the pictures of users and of the workspace.
     *
     * @return the operations on avatars
     */
    public Avatars avatars() {
        return new Avatars(api);
    }

    /**
     * Returns the analytics of the workspace's videos.
     *
     * @return the operations under {@code /v1/analytics}
     */
    public Analytics analytics() {
        return new Analytics(api);
    }

    /**
     * Returns what the workspace uses and is billed for.
     *
     * @return the operations under {@code /v1/billing}
     */
    public Billing billing() {
        return new Billing(api);
    }

    /**
     * Returns the way to operations that have no method here, with the same limiter, retries and errors.
     *
     * @return the API by method and path
     */
    public Api api() {
        return api;
    }

    /**
     * Releases the connections this client made; an HTTP client or a limiter that was passed in stays as it is. Calls
     * under way may still end; those made later, or still waiting for a permit, fail with {@link IllegalStateException}.
     * Returns at once.
     */
    @Override
    public void close() {
        exchange.close();
    }

    /** Configures a client. Not thread-safe. */
    public static final class Builder {

        private @Nullable Mono<String> token;
        private @Nullable String fixedToken;
        private String baseUrl = "https://api.kinescope.io";
        private String uploaderUrl = "https://uploader.kinescope.io";
        private boolean insecureUrls;
        private @Nullable RateLimiter rateLimiter;
        private @Nullable RateLimiter uploadRateLimiter;
        private RetryPolicy retry = RetryPolicy.standard();
        private Duration responseTimeout = Duration.ofSeconds(30);
        private Duration connectTimeout = Duration.ofSeconds(10);
        private int maxResponseSize = 16 * 1024 * 1024;
        private int pageSize = 100;
        private @Nullable String userAgent;
        private UnaryOperator<HttpClient> http = UnaryOperator.identity();

        private Builder() {}

        /**
         * Sets the API token. Required.
         *
         * @param token a UUID from the Kinescope dashboard, Settings, API tokens
         * @return this builder
         */
        public Builder token(String token) {
            this.token = Mono.just(token);
            this.fixedToken = token;
            return this;
        }

        /**
         * Sets where the API token comes from, for tokens that change.
         *
         * @param token asked for before every request, after its permit, so it should answer from a cache; must emit
         *     a UUID
         * @return this builder
         */
        public Builder token(Mono<String> token) {
            this.token = token;
            this.fixedToken = null;
            return this;
        }

        /**
         * Sets where the API is. The default is {@code https://api.kinescope.io}.
         *
         * @param url an https URL, or an http one on the loopback interface; it may have a path
         * @return this builder
         */
        public Builder baseUrl(String url) {
            this.baseUrl = url;
            return this;
        }

        /**
         * Sets where the uploader is. The default is {@code https://uploader.kinescope.io}.
         *
         * @param url an https URL, or an http one on the loopback interface; it may have a path
         * @return this builder
         */
        public Builder uploaderUrl(String url) {
            this.uploaderUrl = url;
            return this;
        }

        /**
         * Allows http URLs beyond the loopback interface, over which anyone on the way can read the token. Upload links
         * may be http then, too.
         *
         * @return this builder
         */
        public Builder allowInsecureUrls() {
            this.insecureUrls = true;
            return this;
        }

        /**
         * Sets what keeps the calls within the API's limits. The default is {@link TokenBucket#create()}, made for this
         * client: 10 requests a second and 300 a minute. Clients with tokens of the same workspace do well to share one.
         *
         * @param limiter the limiter; {@link RateLimiter#unlimited()} switches it off
         * @return this builder
         */
        public Builder rateLimiter(RateLimiter limiter) {
            this.rateLimiter = limiter;
            return this;
        }

        /**
         * Sets what limits the requests to the uploader, which Kinescope is not known to count with the others. The
         * default is another {@link TokenBucket#create()}, so that uploads hold back no other calls. To keep one limit
         * for both hosts, pass the same limiter here and to {@link #rateLimiter(RateLimiter)}. What goes to upload
         * links, such as the chunks of a resumable upload, is not limited.
         *
         * @param limiter the limiter; {@link RateLimiter#unlimited()} switches it off
         * @return this builder
         */
        public Builder uploadRateLimiter(RateLimiter limiter) {
            this.uploadRateLimiter = limiter;
            return this;
        }

        /**
         * Sets how often and when calls are sent again. The default is {@link RetryPolicy#standard()}.
         *
         * @param policy the policy; {@link RetryPolicy#none()} switches it off
         * @return this builder
         */
        public Builder retry(RetryPolicy policy) {
            this.retry = policy;
            return this;
        }

        /**
         * Sets how long the server may be silent, before its answer and within it, before an attempt fails; and how long
         * it may take none of the bytes it is sent, within twice which the attempt fails. The default
         * is 30 seconds. Waiting for a permit does not count;
         * {@link Mono#timeout(Duration)} limits all of a call. Whoever streams an answer must not pause longer than this,
         * since nothing is read from the server meanwhile.
         *
         * @param timeout from 1 ms to 24 hours
         * @return this builder
         */
        public Builder responseTimeout(Duration timeout) {
            this.responseTimeout = positive("responseTimeout", timeout);
            return this;
        }

        /**
         * Sets how long a connection may take to open. The default is 10 seconds.
         *
         * @param timeout from 1 ms to 24 hours
         * @return this builder
         */
        public Builder connectTimeout(Duration timeout) {
            this.connectTimeout = positive("connectTimeout", timeout);
            return this;
        }

        /**
         * Sets how much of an answer is held in memory; a larger one fails with {@link DecodingException}. The default
         * is 16 MiB.
         *
         * @param bytes at least 1
         * @return this builder
         */
        public Builder maxResponseSize(int bytes) {
            this.maxResponseSize = positive("maxResponseSize", bytes);
            return this;
        }

        /**
         * Sets how many items a page of a listing has unless its query says otherwise. The default is 100, usually the
         * most the API gives.
         *
         * @param items at least 1
         * @return this builder
         */
        public Builder pageSize(int items) {
            this.pageSize = positive("pageSize", items);
            return this;
        }

        /**
         * Adds to the {@code User-Agent}, so that Kinescope's support can tell your traffic. The default is nothing.
         *
         * @param suffix what follows the client's own name, such as {@code shop/2.1}: visible ASCII characters
         * @return this builder
         */
        public Builder userAgent(String suffix) {
            this.userAgent = suffix;
            return this;
        }

        /**
         * Changes the HTTP client: proxy, TLS, metrics, wiretap and what else Reactor Netty offers. The default is no
         * change. A connection pool that is set here is the caller's to close. Redirects and Reactor Netty's own retry
         * stay off.
         *
         * @param customizer makes the HTTP client that is used of the one that is prepared
         * @return this builder
         */
        public Builder http(UnaryOperator<HttpClient> customizer) {
            this.http = customizer;
            return this;
        }

        /**
         * Makes the client. Nothing is connected or resolved yet.
         *
         * @return the client, to be closed when it is no longer needed
         * @throws IllegalArgumentException if the token is missing or not a UUID, or an option cannot be used
         */
        public KinescopeClient build() {
            if (token == null) {
                throw new IllegalArgumentException(
                        "a token is needed: builder().token(...); get one in the Kinescope dashboard,"
                                + " https://app.kinescope.io, under Settings, API tokens");
            }
            if (fixedToken != null) {
                Token.check(fixedToken);
            }
            HttpSettings settings = new HttpSettings(
                    token,
                    BaseUrl.check("baseUrl", baseUrl, insecureUrls),
                    BaseUrl.check("uploaderUrl", uploaderUrl, insecureUrls),
                    responseTimeout,
                    connectTimeout,
                    userAgent,
                    http);
            RateLimiter limiter = rateLimiter == null ? TokenBucket.create() : rateLimiter;
            RateLimiter uploadLimiter = uploadRateLimiter == null ? TokenBucket.create() : uploadRateLimiter;
            Exchange exchange = settings.open();
            Api api = new Api(exchange, limiter, uploadLimiter, retry, maxResponseSize, pageSize);
            return new KinescopeClient(exchange, insecureUrls ? api.allowInsecureUrls() : api);
        }

        private static Duration positive(String option, Duration value) {
            if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException(option + " must be from 1 ms to 24 hours, not " + value);
            }
            return value;
        }

        private static int positive(String option, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(option + " must be at least 1, not " + value);
            }
            return value;
        }
    }
}
