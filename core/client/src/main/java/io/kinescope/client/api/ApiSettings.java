package io.kinescope.client.api;

import io.kinescope.client.ratelimit.RateLimiter;
import io.kinescope.client.ratelimit.TokenBucket;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The settings of an {@link Api}, whatever transport it uses. Immutable; every setter returns a changed copy. */
public final class ApiSettings {

    private final Values values;

    private ApiSettings(Values values) {
        this.values = values;
    }

    /** The values, which do not change any more once settings have them. */
    private static final class Values {

        String baseUrl;
        String uploaderUrl;
        boolean insecureUrls;
        RateLimiter rateLimiter;
        RateLimiter uploadRateLimiter;
        RetryPolicy retry;
        RetryPolicy resumeRetry;
        List<CallListener.Factory> listeners;
        List<ProgressListener> progressListeners;
        boolean traceHeaders;
        int maxResponseSize;
        int pageSize;

        Values() {
            baseUrl = "https://api.kinescope.io";
            uploaderUrl = "https://uploader.kinescope.io";
            listeners = List.of();
            progressListeners = List.of();
            maxResponseSize = 16 * 1024 * 1024;
            pageSize = 100;
            rateLimiter = TokenBucket.create();
            uploadRateLimiter = TokenBucket.create();
            retry = RetryPolicy.standard();
            resumeRetry = RetryPolicy.patient();
        }

        Values(Values other) {
            baseUrl = other.baseUrl;
            uploaderUrl = other.uploaderUrl;
            insecureUrls = other.insecureUrls;
            rateLimiter = other.rateLimiter;
            uploadRateLimiter = other.uploadRateLimiter;
            retry = other.retry;
            resumeRetry = other.resumeRetry;
            listeners = other.listeners;
            progressListeners = other.progressListeners;
            traceHeaders = other.traceHeaders;
            maxResponseSize = other.maxResponseSize;
            pageSize = other.pageSize;
        }
    }

    private ApiSettings with(Consumer<Values> change) {
        Values changed = new Values(values);
        change.accept(changed);
        return new ApiSettings(changed);
    }

    private static <T> List<T> with(List<T> values, T more) {
        return Stream.concat(values.stream(), Stream.of(more)).toList();
    }

    /**
     * Returns the defaults: Kinescope's hosts over https, a new {@link TokenBucket#create()} for each of them,
     * {@link RetryPolicy#standard()} for calls and {@link RetryPolicy#patient()} for uploads that resume, 16 MiB a response, 100 items a page.
     *
     * @return the default settings
     */
    public static ApiSettings standard() {
        return new ApiSettings(new Values());
    }

    /**
     * Sets the URL of the API.
     *
     * @param url an https URL, or an http URL of the loopback interface; it may have a path
     * @return a changed copy
     */
    public ApiSettings baseUrl(String url) {
        return with(values -> values.baseUrl = HttpUrl.base("baseUrl", url).text());
    }

    /**
     * Sets the URL of the uploader.
     *
     * @param url an https URL, or an http URL of the loopback interface; it may have a path
     * @return a changed copy
     */
    public ApiSettings uploaderUrl(String url) {
        return with(
                values -> values.uploaderUrl = HttpUrl.base("uploaderUrl", url).text());
    }

    /**
     * Allows http URLs beyond the loopback interface, also for {@link Api#external}.
     *
     * @return a changed copy
     */
    public ApiSettings allowInsecureUrls() {
        return with(values -> values.insecureUrls = true);
    }

    /**
     * Sets the limiter of requests to the API.
     *
     * @param limiter the limiter
     * @return a changed copy
     */
    public ApiSettings rateLimiter(RateLimiter limiter) {
        Objects.requireNonNull(limiter, "rateLimiter must not be null");
        return with(values -> values.rateLimiter = limiter);
    }

    /**
     * Sets the limiter of requests to the uploader.
     *
     * @param limiter the limiter
     * @return a changed copy
     */
    public ApiSettings uploadRateLimiter(RateLimiter limiter) {
        Objects.requireNonNull(limiter, "uploadRateLimiter must not be null");
        return with(values -> values.uploadRateLimiter = limiter);
    }

    /**
     * Sets the number of attempts and the waits between them, also for uploads that resume after a failure.
     *
     * @param policy the policy
     * @return a changed copy
     */
    public ApiSettings retry(RetryPolicy policy) {
        Objects.requireNonNull(policy, "retry must not be null");
        return with(values -> {
            values.retry = policy;
            values.resumeRetry = policy;
        });
    }

    /**
     * Adds a listener for the events of every call.
     *
     * @param listener creates the listener of a call
     * @return a changed copy
     */
    public ApiSettings listener(CallListener.Factory listener) {
        Objects.requireNonNull(listener, "listener must not be null");
        return with(values -> values.listeners = with(values.listeners, listener));
    }

    /**
     * Adds a listener for the progress of listings and uploads.
     *
     * @param listener the listener
     * @return a changed copy
     */
    public ApiSettings progressListener(ProgressListener listener) {
        Objects.requireNonNull(listener, "listener must not be null");
        return with(values -> values.progressListeners = with(values.progressListeners, listener));
    }

    /**
     * Sends the {@linkplain CallListener#traceHeaders() headers that continue traces} of the listeners, {@code traceparent} and
     * {@code tracestate}, to the API and the uploader.
     *
     * @return a changed copy
     */
    public ApiSettings sendTraceHeaders() {
        return with(values -> values.traceHeaders = true);
    }

    /**
     * Sets the maximum size of a response that is held in memory.
     *
     * @param bytes at least 1
     * @return a changed copy
     */
    public ApiSettings maxResponseSize(int bytes) {
        return with(values -> values.maxResponseSize = positive("maxResponseSize", bytes));
    }

    /**
     * Sets the number of items of a page unless the query has {@code per_page}.
     *
     * @param items at least 1
     * @return a changed copy
     */
    public ApiSettings pageSize(int items) {
        return with(values -> values.pageSize = positive("pageSize", items));
    }

    /** Fails if the token would be sent to one of the two hosts in clear text. */
    void requireSecureUrls() {
        HttpUrl.base("baseUrl", values.baseUrl).requireSecure(values.insecureUrls);
        HttpUrl.base("uploaderUrl", values.uploaderUrl).requireSecure(values.insecureUrls);
    }

    String baseUrl() {
        return values.baseUrl;
    }

    String uploaderUrl() {
        return values.uploaderUrl;
    }

    boolean insecureUrls() {
        return values.insecureUrls;
    }

    RateLimiter rateLimiter() {
        return values.rateLimiter;
    }

    RateLimiter uploadRateLimiter() {
        return values.uploadRateLimiter;
    }

    RetryPolicy retry() {
        return values.retry;
    }

    RetryPolicy resumeRetry() {
        return values.resumeRetry;
    }

    List<CallListener.Factory> listeners() {
        return values.listeners;
    }

    boolean sendsTraceHeaders() {
        return values.traceHeaders;
    }

    ProgressListener progress() {
        return new ProgressListeners(values.progressListeners);
    }

    int maxResponseSize() {
        return values.maxResponseSize;
    }

    int pageSize() {
        return values.pageSize;
    }

    private static int positive(String option, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(option + " must be at least 1, not " + value);
        }
        return value;
    }
}
