package io.kinescope.client.api;

import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.ratelimit.TokenBucket;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The settings of an {@link Api}, whatever transport it uses. Immutable; every setter returns a changed copy. */
public final class ApiSettings {

    private final String baseUrl;
    private final String uploaderUrl;
    private final boolean insecureUrls;
    private final RateLimiter rateLimiter;
    private final RateLimiter uploadRateLimiter;
    private final RetryPolicy retry;
    private final RetryPolicy resumeRetry;
    private final List<CallListener.Factory> listeners;
    private final List<ProgressListener> progressListeners;
    private final boolean traceHeaders;
    private final int maxResponseSize;
    private final int pageSize;

    private ApiSettings(
            String baseUrl,
            String uploaderUrl,
            boolean insecureUrls,
            RateLimiter rateLimiter,
            RateLimiter uploadRateLimiter,
            RetryPolicy retry,
            RetryPolicy resumeRetry,
            List<CallListener.Factory> listeners,
            List<ProgressListener> progressListeners,
            boolean traceHeaders,
            int maxResponseSize,
            int pageSize) {
        this.baseUrl = HttpUrl.base("baseUrl", baseUrl).text();
        this.uploaderUrl = HttpUrl.base("uploaderUrl", uploaderUrl).text();
        this.insecureUrls = insecureUrls;
        this.rateLimiter = Objects.requireNonNull(rateLimiter, "rateLimiter must not be null");
        this.uploadRateLimiter = Objects.requireNonNull(uploadRateLimiter, "uploadRateLimiter must not be null");
        this.retry = Objects.requireNonNull(retry, "retry must not be null");
        this.resumeRetry = Objects.requireNonNull(resumeRetry, "resumeRetry must not be null");
        this.listeners = listeners;
        this.progressListeners = progressListeners;
        this.traceHeaders = traceHeaders;
        this.maxResponseSize = positive("maxResponseSize", maxResponseSize);
        this.pageSize = positive("pageSize", pageSize);
    }

    /**
     * Returns the defaults: Kinescope's hosts over https, a new {@link TokenBucket#create()} for each of them,
     * {@link RetryPolicy#standard()} for calls and {@link RetryPolicy#patient()} for uploads that resume, 16 MiB a response, 100 items a page.
     *
     * @return the default settings
     */
    public static ApiSettings standard() {
        return new ApiSettings(
                "https://api.kinescope.io",
                "https://uploader.kinescope.io",
                false,
                TokenBucket.create(),
                TokenBucket.create(),
                RetryPolicy.standard(),
                RetryPolicy.patient(),
                List.of(),
                List.of(),
                false,
                16 * 1024 * 1024,
                100);
    }

    /**
     * Sets the URL of the API.
     *
     * @param url an https URL, or an http URL of the loopback interface; it may have a path
     * @return a changed copy
     */
    public ApiSettings baseUrl(String url) {
        return new ApiSettings(
                url,
                uploaderUrl,
                insecureUrls,
                rateLimiter,
                uploadRateLimiter,
                retry,
                resumeRetry,
                listeners,
                progressListeners,
                traceHeaders,
                maxResponseSize,
                pageSize);
    }

    /**
     * Sets the URL of the uploader.
     *
     * @param url an https URL, or an http URL of the loopback interface; it may have a path
     * @return a changed copy
     */
    public ApiSettings uploaderUrl(String url) {
        return new ApiSettings(
                baseUrl,
                url,
                insecureUrls,
                rateLimiter,
                uploadRateLimiter,
                retry,
                resumeRetry,
                listeners,
                progressListeners,
                traceHeaders,
                maxResponseSize,
                pageSize);
    }

    /**
     * Allows http URLs beyond the loopback interface, also for {@link Api#external}.
     *
     * @return a changed copy
     */
    public ApiSettings allowInsecureUrls() {
        return new ApiSettings(
                baseUrl,
                uploaderUrl,
                true,
                rateLimiter,
                uploadRateLimiter,
                retry,
                resumeRetry,
                listeners,
                progressListeners,
                traceHeaders,
                maxResponseSize,
                pageSize);
    }

    /**
     * Sets the limiter of requests to the API.
     *
     * @param limiter the limiter
     * @return a changed copy
     */
    public ApiSettings rateLimiter(RateLimiter limiter) {
        return new ApiSettings(
                baseUrl,
                uploaderUrl,
                insecureUrls,
                limiter,
                uploadRateLimiter,
                retry,
                resumeRetry,
                listeners,
                progressListeners,
                traceHeaders,
                maxResponseSize,
                pageSize);
    }

    /**
     * Sets the limiter of requests to the uploader.
     *
     * @param limiter the limiter
     * @return a changed copy
     */
    public ApiSettings uploadRateLimiter(RateLimiter limiter) {
        return new ApiSettings(
                baseUrl,
                uploaderUrl,
                insecureUrls,
                rateLimiter,
                limiter,
                retry,
                resumeRetry,
                listeners,
                progressListeners,
                traceHeaders,
                maxResponseSize,
                pageSize);
    }

    /**
     * Sets the number of attempts and the waits between them, also for uploads that resume after a failure.
     *
     * @param policy the policy
     * @return a changed copy
     */
    public ApiSettings retry(RetryPolicy policy) {
        return new ApiSettings(
                baseUrl,
                uploaderUrl,
                insecureUrls,
                rateLimiter,
                uploadRateLimiter,
                policy,
                policy,
                listeners,
                progressListeners,
                traceHeaders,
                maxResponseSize,
                pageSize);
    }

    /**
     * Adds a listener for the events of every call.
     *
     * @param listener creates the listener of a call
     * @return a changed copy
     */
    public ApiSettings listener(CallListener.Factory listener) {
        List<CallListener.Factory> more = new ArrayList<>(listeners);
        more.add(Objects.requireNonNull(listener, "listener must not be null"));
        return new ApiSettings(
                baseUrl,
                uploaderUrl,
                insecureUrls,
                rateLimiter,
                uploadRateLimiter,
                retry,
                resumeRetry,
                List.copyOf(more),
                progressListeners,
                traceHeaders,
                maxResponseSize,
                pageSize);
    }

    /**
     * Adds a listener for the progress of listings and uploads.
     *
     * @param listener the listener
     * @return a changed copy
     */
    public ApiSettings progressListener(ProgressListener listener) {
        List<ProgressListener> more = new ArrayList<>(progressListeners);
        more.add(Objects.requireNonNull(listener, "listener must not be null"));
        return new ApiSettings(
                baseUrl,
                uploaderUrl,
                insecureUrls,
                rateLimiter,
                uploadRateLimiter,
                retry,
                resumeRetry,
                listeners,
                List.copyOf(more),
                traceHeaders,
                maxResponseSize,
                pageSize);
    }

    /**
     * Sends the {@linkplain CallListener#traceHeaders() headers that continue traces} of the listeners, {@code traceparent} and
     * {@code tracestate}, to the API and the uploader.
     *
     * @return a changed copy
     */
    public ApiSettings sendTraceHeaders() {
        return new ApiSettings(
                baseUrl,
                uploaderUrl,
                insecureUrls,
                rateLimiter,
                uploadRateLimiter,
                retry,
                resumeRetry,
                listeners,
                progressListeners,
                true,
                maxResponseSize,
                pageSize);
    }

    /**
     * Sets the maximum size of a response that is held in memory.
     *
     * @param bytes at least 1
     * @return a changed copy
     */
    public ApiSettings maxResponseSize(int bytes) {
        return new ApiSettings(
                baseUrl,
                uploaderUrl,
                insecureUrls,
                rateLimiter,
                uploadRateLimiter,
                retry,
                resumeRetry,
                listeners,
                progressListeners,
                traceHeaders,
                bytes,
                pageSize);
    }

    /**
     * Sets the number of items of a page unless the query has {@code per_page}.
     *
     * @param items at least 1
     * @return a changed copy
     */
    public ApiSettings pageSize(int items) {
        return new ApiSettings(
                baseUrl,
                uploaderUrl,
                insecureUrls,
                rateLimiter,
                uploadRateLimiter,
                retry,
                resumeRetry,
                listeners,
                progressListeners,
                traceHeaders,
                maxResponseSize,
                items);
    }

    /** Fails if the token would be sent to one of the two hosts in clear text. */
    void requireSecureUrls() {
        HttpUrl.base("baseUrl", baseUrl).requireSecure(insecureUrls);
        HttpUrl.base("uploaderUrl", uploaderUrl).requireSecure(insecureUrls);
    }

    String baseUrl() {
        return baseUrl;
    }

    String uploaderUrl() {
        return uploaderUrl;
    }

    boolean insecureUrls() {
        return insecureUrls;
    }

    RateLimiter rateLimiter() {
        return rateLimiter;
    }

    RateLimiter uploadRateLimiter() {
        return uploadRateLimiter;
    }

    RetryPolicy retry() {
        return retry;
    }

    RetryPolicy resumeRetry() {
        return resumeRetry;
    }

    List<CallListener.Factory> listeners() {
        return listeners;
    }

    boolean sendsTraceHeaders() {
        return traceHeaders;
    }

    ProgressListener progress() {
        return new ProgressListeners(progressListeners);
    }

    int maxResponseSize() {
        return maxResponseSize;
    }

    int pageSize() {
        return pageSize;
    }

    private static int positive(String option, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(option + " must be at least 1, not " + value);
        }
        return value;
    }
}
