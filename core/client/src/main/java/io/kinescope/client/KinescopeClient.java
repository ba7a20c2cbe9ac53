package io.kinescope.client;

import io.kinescope.client.accesstokens.AccessTokens;
import io.kinescope.client.additionalmaterials.AdditionalMaterials;
import io.kinescope.client.analytics.Analytics;
import io.kinescope.client.annotations.Annotations;
import io.kinescope.client.api.Api;
import io.kinescope.client.api.ApiSettings;
import io.kinescope.client.api.CallListener;
import io.kinescope.client.api.Exchange;
import io.kinescope.client.api.ProgressListener;
import io.kinescope.client.api.RetryPolicy;
import io.kinescope.client.avatars.Avatars;
import io.kinescope.client.billing.Billing;
import io.kinescope.client.cdnzones.CdnZones;
import io.kinescope.client.chatkeys.ChatKeys;
import io.kinescope.client.dictionaries.Dictionaries;
import io.kinescope.client.drmauthorization.DrmAuthorization;
import io.kinescope.client.error.ClosedException;
import io.kinescope.client.error.DecodingException;
import io.kinescope.client.error.WaitTooLongException;
import io.kinescope.client.filerequests.FileRequests;
import io.kinescope.client.folders.Folders;
import io.kinescope.client.liveevents.LiveEvents;
import io.kinescope.client.moderators.Moderators;
import io.kinescope.client.netty.HttpSettings;
import io.kinescope.client.players.Players;
import io.kinescope.client.playlists.Playlists;
import io.kinescope.client.posters.Posters;
import io.kinescope.client.privacydomains.PrivacyDomains;
import io.kinescope.client.projects.Projects;
import io.kinescope.client.ratelimit.MaxWait;
import io.kinescope.client.ratelimit.Priority;
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
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * The client of Kinescope's API, with one accessor for each group of resources.
 *
 * <pre>{@code
 * try (KinescopeClient kinescope = KinescopeClient.builder().token(token).build()) {
 *     kinescope.videos().list().take(10).map(Video::title).doOnNext(System.out::println).blockLast();
 * }
 * }</pre>
 *
 * <p>Thread-safe, and meant to be shared: calls of one client share its connections and its {@link RateLimiter}. The client
 * owns no threads except up to 16 daemon threads that read and write files for uploads, which end after 30 seconds without
 * work. Results arrive on Reactor
 * Netty's event loops or on {@link reactor.core.scheduler.Schedulers#parallel()}, which must not be blocked.
 */
public final class KinescopeClient implements AutoCloseable {

    private final Exchange exchange;
    private final Api api;
    private final boolean owner;

    /** @param owner whether closing this client closes the exchange */
    private KinescopeClient(Exchange exchange, Api api, boolean owner) {
        this.exchange = exchange;
        this.api = api;
        this.owner = owner;
    }

    /**
     * Returns a client whose requests go through an exchange: for tests without a server, and for other transports.
     *
     * @param exchange the transport, closed with the client; it adds the token to requests that are
     *     {@linkplain io.kinescope.client.api.Request#authorized() authorized}
     * @param settings the limiters, the retries and the sizes
     * @return the client
     */
    public static KinescopeClient of(Exchange exchange, ApiSettings settings) {
        Objects.requireNonNull(exchange, "exchange must not be null");
        return new KinescopeClient(
                exchange, new Api(exchange, Objects.requireNonNull(settings, "settings must not be null")), true);
    }

    /**
     * Returns a builder.
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
     * Returns the uploads of videos.
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
     * Returns the additional materials of videos.
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
     * Returns the domains on which videos of the workspace may be embedded.
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
     * Returns the lists of values that the API knows for some fields.
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
     * Returns the rooms for meetings and their participants.
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
     * Returns the keys that verify the tokens of chat users.
     *
     * @return the operations under {@code /v1/jwk}
     */
    public ChatKeys chatKeys() {
        return new ChatKeys(api);
    }

    /**
     * Returns the settings of the backend that decides who may play encrypted videos.
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
     * Returns the usage and the invoices of the workspace.
     *
     * @return the operations under {@code /v1/billing}
     */
    public Billing billing() {
        return new Billing(api);
    }

    /**
     * Returns the API by method and path, for operations without a method here, with the same limiter, retries and errors.
     *
     * @return the API by method and path
     */
    public Api api() {
        return api;
    }

    /**
     * Returns this client for background work, such as an export or a synchronisation. Its calls have the priority
     * {@link Priority#BACKGROUND}: they wait while interactive ones do, and leave a part of every limit to those. A single
     * call is made one by {@code contextWrite(Priority.BACKGROUND)}.
     *
     * <p>Both share the connections, the limiter and everything else. Closing the returned client does nothing; it is
     * closed with this one.
     *
     * @return a view of this client
     */
    public KinescopeClient background() {
        return new KinescopeClient(exchange, api.background(), false);
    }

    /**
     * Releases the connections that this client opened. A connection pool or limiter set by the caller is not closed.
     * Requests in flight may still complete. Later calls, and those that wait for a permit or for their next attempt, fail at
     * once with {@link ClosedException}. Does not block. Does nothing for a client that {@link #background()} returned.
     */
    @Override
    public void close() {
        if (owner) {
            exchange.close();
        }
    }

    /** The configuration of a client. Every value is checked when it is set. Not thread-safe. */
    public static final class Builder {

        private ApiSettings api = ApiSettings.standard();
        private HttpSettings http = HttpSettings.standard();
        private @Nullable Duration maxWait;

        private Builder() {}

        /**
         * Sets the API token. Required.
         *
         * @param token a UUID from the Kinescope dashboard, Settings, API tokens
         * @return this builder
         * @throws IllegalArgumentException if it is null or not a UUID
         */
        public Builder token(String token) {
            http = http.token(token);
            return this;
        }

        /**
         * Sets the source of the API token, for tokens that change.
         *
         * @param token emits a UUID; subscribed to before every request, after its permit, so it should answer from a
         *     cache
         * @return this builder
         */
        public Builder token(Mono<String> token) {
            http = http.token(token);
            return this;
        }

        /**
         * Sets the URL of the API. The default is {@code https://api.kinescope.io}.
         *
         * @param url an https URL, or an http URL of the loopback interface; it may have a path
         * @return this builder
         */
        public Builder baseUrl(String url) {
            api = api.baseUrl(url);
            return this;
        }

        /**
         * Sets the URL of the uploader. The default is {@code https://uploader.kinescope.io}.
         *
         * @param url an https URL, or an http URL of the loopback interface; it may have a path
         * @return this builder
         */
        public Builder uploaderUrl(String url) {
            api = api.uploaderUrl(url);
            return this;
        }

        /**
         * Allows http URLs beyond the loopback interface, upload links included. Anyone on the network path can read the
         * token then.
         *
         * @return this builder
         */
        public Builder allowInsecureUrls() {
            api = api.allowInsecureUrls();
            return this;
        }

        /**
         * Sets the limiter of requests to the API. The default is a {@link TokenBucket#create()} of this builder: 10
         * requests a second and 300 a minute. Clients with tokens of the same workspace should share one.
         *
         * @param limiter the limiter; {@link RateLimiter#unlimited()} switches it off
         * @return this builder
         */
        public Builder rateLimiter(RateLimiter limiter) {
            api = api.rateLimiter(limiter);
            return this;
        }

        /**
         * Sets the limiter of requests to the uploader; it is undocumented whether Kinescope counts them together with
         * those to the API. The default is another {@link TokenBucket#create()}, so that uploads do not hold back other
         * calls. To keep one limit for both hosts, pass the same limiter here and to {@link #rateLimiter(RateLimiter)}.
         * Requests to upload links, such as the chunks of a resumable upload, are not limited.
         *
         * @param limiter the limiter; {@link RateLimiter#unlimited()} switches it off
         * @return this builder
         */
        public Builder uploadRateLimiter(RateLimiter limiter) {
            api = api.uploadRateLimiter(limiter);
            return this;
        }

        /**
         * Sets the longest time that an attempt may wait for a permit. A call whose wait would exceed it fails at once with
         * {@link WaitTooLongException}, which has the wait. The wait is estimated when the attempt begins; {@link MaxWait}
         * has the details, and sets another one for a single call. There is none by default.
         *
         * @param duration the longest wait, zero or more; zero accepts only calls that start at once
         * @return this builder
         * @throws IllegalArgumentException if the duration is negative
         */
        public Builder maxWait(Duration duration) {
            MaxWait.of(duration);
            this.maxWait = duration;
            return this;
        }

        /**
         * Sets the number of attempts and the waits between them, also for uploads that resume after a failure. The
         * default is {@link RetryPolicy#standard()}, and {@link RetryPolicy#patient()} for uploads that resume.
         *
         * @param policy the policy; {@link RetryPolicy#none()} switches retries off
         * @return this builder
         */
        public Builder retry(RetryPolicy policy) {
            api = api.retry(policy);
            return this;
        }

        /**
         * Adds a listener for the events of every call: attempts, permits, responses, retries and the end. May be called
         * several times; there is none by default, and then nothing is measured.
         *
         * @param listener creates the listener of a call; must not block
         * @return this builder
         */
        public Builder listener(CallListener.Factory listener) {
            api = api.listener(listener);
            return this;
        }

        /**
         * Adds a listener for the progress of listings and uploads: pages, shifts, chunks. May be called several times; there
         * is none by default.
         *
         * @param listener the listener; must not block
         * @return this builder
         */
        public Builder progressListener(ProgressListener listener) {
            api = api.progressListener(listener);
            return this;
        }

        /**
         * Sends the {@linkplain CallListener#traceHeaders() headers that continue traces} of the listeners, {@code traceparent}
         * and {@code tracestate}, to the API and the uploader; never to upload links or other hosts. Off by default: Kinescope
         * then learns nothing of the application's traces.
         *
         * @return this builder
         */
        public Builder sendTraceHeaders() {
            api = api.sendTraceHeaders();
            return this;
        }

        /**
         * Sets how long the server may be silent, before its response and within it, before an attempt fails. The default
         * is 30 seconds. Also bounds how long the server may accept no request bytes: such an attempt fails within twice
         * this time. Waiting for a permit does not count; {@link Mono#timeout(Duration)} limits a whole call. A subscriber
         * that streams a response must not pause longer than this, since nothing is read from the server meanwhile.
         *
         * @param timeout from 1 ms to 24 hours
         * @return this builder
         */
        public Builder responseTimeout(Duration timeout) {
            http = http.responseTimeout(timeout);
            return this;
        }

        /**
         * Sets how long a connection may take to open. The default is 10 seconds.
         *
         * @param timeout from 1 ms to 24 hours
         * @return this builder
         */
        public Builder connectTimeout(Duration timeout) {
            http = http.connectTimeout(timeout);
            return this;
        }

        /**
         * Sets the maximum size of a response that is held in memory; a larger one fails with {@link DecodingException}.
         * The default is 16 MiB.
         *
         * @param bytes at least 1
         * @return this builder
         */
        public Builder maxResponseSize(int bytes) {
            api = api.maxResponseSize(bytes);
            return this;
        }

        /**
         * Sets the number of items of a page of a listing unless its query has {@code per_page}. The default is 100,
         * usually the most that the API returns.
         *
         * @param items at least 1
         * @return this builder
         */
        public Builder pageSize(int items) {
            api = api.pageSize(items);
            return this;
        }

        /**
         * Adds to the {@code User-Agent}, so that Kinescope's support can recognize the traffic. The default is nothing.
         *
         * @param suffix the text after the client's own name, such as {@code shop/2.1}: visible ASCII characters
         * @return this builder
         */
        public Builder userAgent(String suffix) {
            http = http.userAgent(suffix);
            return this;
        }

        /**
         * Sets the connection pool. The default is a pool of this client with up to 300 connections, which are closed
         * after 10 idle seconds.
         *
         * @param connections the pool; closed by the caller
         * @return this builder
         */
        public Builder connectionProvider(ConnectionProvider connections) {
            http = http.connections(connections);
            return this;
        }

        /**
         * Customizes the HTTP client: proxy, TLS, metrics, wiretap and all else that Reactor Netty offers. The default is
         * no change. May be called several times; each customizer gets the HTTP client that the one before it returned.
         *
         * <p>These settings hold whatever HTTP client is returned, and cannot be changed here: the time-outs, gzip, the
         * headers {@code User-Agent}, {@code Accept} and {@code Authorization}, and that redirects and Reactor Netty's own
         * retry are off. A {@code baseUrl} has no effect, since requests have absolute URLs. Headers that are set here are
         * not sent to external URLs such as upload links. If metrics are enabled, their URI tag is the path template, such
         * as {@code /v1/videos/{video_id}}; a {@code uriTagValue} function is applied to it. Wiretap shows no secret, and
         * the level {@code DEBUG} of {@code reactor.netty.http.client} logs upload links.
         *
         * @param customizer returns the HTTP client to use, given the one that is prepared
         * @return this builder
         */
        public Builder http(UnaryOperator<HttpClient> customizer) {
            http = http.customizer(customizer);
            return this;
        }

        /**
         * Creates the client. Nothing is connected or resolved yet.
         *
         * @return the client, to be closed when it is no longer needed
         * @throws IllegalArgumentException if the token is missing, or if a URL is http that is neither of the loopback
         *     interface nor allowed by {@link #allowInsecureUrls()}
         */
        public KinescopeClient build() {
            KinescopeClient client = of(http.open(), api);
            return maxWait == null ? client : new KinescopeClient(client.exchange, client.api.maxWait(maxWait), true);
        }
    }
}
