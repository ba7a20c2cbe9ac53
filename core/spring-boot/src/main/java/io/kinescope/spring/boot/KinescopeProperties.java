package io.kinescope.spring.boot;

import io.kinescope.client.api.RetryPolicy;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The properties of the auto-configured client.
 *
 * @param token API token, a UUID from the Kinescope dashboard, Settings, API tokens. Required unless the token comes from a file
 *     or a bean.
 * @param tokenFile File that holds the API token, as secrets are mounted. Read anew within a second after it changes.
 * @param baseUrl URL of the API: https, or http on the loopback interface.
 * @param uploaderUrl URL of the uploader: https, or http on the loopback interface.
 * @param allowInsecureUrls Whether http URLs beyond the loopback interface are allowed, upload links included. Anyone on the
 *     network path can read the token then.
 * @param maxWait Longest time that an attempt may wait for a permit of the limiter. A call that would wait longer fails at
 *     once. None by default.
 * @param responseTimeout Longest silence of the server before and within a response, per attempt.
 * @param connectTimeout Longest time to open a connection.
 * @param maxResponseSize Maximum size of a response that is held in memory.
 * @param pageSize Number of items of a page of a listing.
 * @param userAgent Text that is added to the client's own User-Agent, such as shop/2.1.
 * @param limiter The rate limiter.
 * @param retry The retries.
 * @param ssl The TLS connections.
 * @param tracing The headers of traces.
 * @param web The answers of the application's own web server.
 */
@ConfigurationProperties("kinescope")
public record KinescopeProperties(
        @Nullable String token,
        @Nullable Path tokenFile,
        @DefaultValue("https://api.kinescope.io") String baseUrl,
        @DefaultValue("https://uploader.kinescope.io") String uploaderUrl,
        @DefaultValue("false") boolean allowInsecureUrls,
        @Nullable Duration maxWait,
        @DefaultValue("30s") Duration responseTimeout,
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("16MB") DataSize maxResponseSize,
        @DefaultValue("100") int pageSize,
        @Nullable String userAgent,
        @DefaultValue Limiter limiter,
        @DefaultValue Retry retry,
        @DefaultValue Ssl ssl,
        @DefaultValue Tracing tracing,
        @DefaultValue Web web) {

    /** Leaves out the token. */
    @Override
    public String toString() {
        return "KinescopeProperties[baseUrl=" + baseUrl + ", uploaderUrl=" + uploaderUrl + ", limiter=" + limiter + "]";
    }

    /**
     * The properties of the limiters, one for the API and one for the uploader.
     *
     * @param enabled Whether requests are limited. Without limits, Kinescope refuses requests beyond its own.
     * @param perSecond Number of requests in any second.
     * @param perMinute Number of requests in any minute.
     * @param reserve Part of every limit that background calls leave to interactive ones, from 0 to less than 1.
     * @param backgroundShare Part of the permits that background calls get while interactive ones wait as well, from 0 to
     *     less than 1.
     * @param maxWaiting Number of calls of each priority that may wait. A call beyond it fails at once. No bound by default.
     * @param adaptive Whether refusals of the server lower the pace.
     * @param spacing Least time between the starts of two calls.
     * @param transit Longest time from the sending of a request until the server counts it.
     */
    public record Limiter(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("10") int perSecond,
            @DefaultValue("300") int perMinute,
            @DefaultValue("0.1") double reserve,
            @DefaultValue("0.1") double backgroundShare,
            @Nullable Integer maxWaiting,
            @DefaultValue("true") boolean adaptive,
            @DefaultValue("0s") Duration spacing,
            @DefaultValue("1s") Duration transit) {}

    /**
     * The properties of the retries. If none is set, calls are repeated by the standard policy and uploads that resume by the
     * patient one.
     *
     * @param policy Policy that the other properties change. Standard by default.
     * @param maxAttempts Maximum number of attempts, the first one included.
     * @param firstBackoff Longest wait before the second attempt. It doubles with every further attempt.
     * @param maxBackoff Longest wait before any attempt.
     * @param maxRetryAfter Longest wait that the server can request.
     * @param maxRateLimitWait Longest time from the first refusal for rate (429) to the last attempt.
     */
    public record Retry(
            @Nullable Policy policy,
            @Nullable Integer maxAttempts,
            @Nullable Duration firstBackoff,
            @Nullable Duration maxBackoff,
            @Nullable Duration maxRetryAfter,
            @Nullable Duration maxRateLimitWait) {

        static final Retry UNSET = new Retry(null, null, null, null, null, null);

        /** A policy by name. */
        public enum Policy {

            /** {@link RetryPolicy#standard()}: 5 attempts within 3.75 to 7.5 seconds. */
            STANDARD,

            /** {@link RetryPolicy#patient()}: for jobs, rides out outages of up to 6 minutes. */
            PATIENT,

            /** {@link RetryPolicy#none()}: every call is sent once. */
            NONE
        }
    }

    /**
     * The properties of TLS connections.
     *
     * @param bundle Name of the SSL bundle with the certificates and keys of the connections. By default the certificates
     *     that the JVM trusts.
     */
    public record Ssl(@Nullable String bundle) {}

    /**
     * The properties of traces.
     *
     * @param propagate Whether the headers traceparent and tracestate of the current span are sent to the API and the uploader.
     */
    public record Tracing(@DefaultValue("false") boolean propagate) {}

    /**
     * The properties of the application's own answers.
     *
     * @param problemDetails Whether errors of the client are answered with RFC 9457 problem details, in WebFlux applications.
     */
    public record Web(@DefaultValue("false") boolean problemDetails) {}
}
