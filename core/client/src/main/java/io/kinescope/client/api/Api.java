package io.kinescope.client.api;

import io.kinescope.client.api.Request.Method;
import io.kinescope.client.json.Json;
import io.kinescope.client.ratelimit.MaxWait;
import io.kinescope.client.ratelimit.Priority;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import reactor.util.retry.Retry;

/**
 * Every operation of the API by its path, with the limiter, the retries and the errors of all methods.
 *
 * <pre>{@code
 * Mono<Video> video = client.api().get("/v1/videos/{video_id}", id).data(Video.class);
 * }</pre>
 *
 * <p>Ids replace the variables of the template in order, percent-encoded. An id that is blank, {@code .} or {@code ..},
 * or contains a slash, a backslash or a control character, is refused with {@link IllegalArgumentException}.
 */
public final class Api {

    private final Pipeline pipeline;

    /**
     * Creates the API over an exchange, without a network in between if the exchange needs none.
     *
     * @param exchange the transport; closing it is up to the caller
     * @param settings the settings
     * @throws IllegalArgumentException if one of the URLs is http, neither of the loopback interface nor allowed by
     *     {@link ApiSettings#allowInsecureUrls()}
     */
    public Api(Exchange exchange, ApiSettings settings) {
        this(Pipeline.of(
                Objects.requireNonNull(exchange, "exchange must not be null"),
                Objects.requireNonNull(settings, "settings must not be null"),
                Json.LENIENT,
                () -> ThreadLocalRandom.current().nextDouble()));
    }

    Api(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * Returns the operations of the uploader's host.
     *
     * @return the same API on the uploader
     */
    public Api uploader() {
        return new Api(pipeline.to(Host.uploader(pipeline.settings())));
    }

    /**
     * Returns the operations for background work: their requests have the priority {@link Priority#BACKGROUND} unless the
     * context of a call has one.
     *
     * @return the same API for background work
     */
    public Api background() {
        return new Api(pipeline.background());
    }

    /**
     * Returns the operations with a longest wait for permits: a request that would wait longer fails at once with
     * {@code WaitTooLongException}, unless the context of a call has a {@link MaxWait} of its own.
     *
     * @param duration the longest wait, zero or more
     * @return the same API with the longest wait
     * @throws IllegalArgumentException if the duration is negative
     */
    public Api maxWait(Duration duration) {
        return new Api(pipeline.maxWait(duration));
    }

    /**
     * Returns operations whose requests are sent once, for protocols that resume after a failure instead of repeating it.
     *
     * @return the same API without retries
     * @see #resumeRetry(Predicate)
     */
    public Api withoutRetry() {
        return new Api(pipeline.withoutRetry());
    }

    /**
     * Returns a retry for protocols that can resume. It waits as the client's {@link RetryPolicy} says, or as long as the
     * server requested, and gives up after {@code maxAttempts} consecutive failures; every emitted value resets the count.
     *
     * @param retryable decides whether a failure can be resumed from
     * @return an argument of {@code retryWhen}; the last failure is emitted as it is
     */
    public Retry resumeRetry(Predicate<Throwable> retryable) {
        return pipeline.decision().resume(Objects.requireNonNull(retryable, "retryable must not be null"));
    }

    /**
     * Returns the listeners of the client's progress, for work that takes several calls.
     *
     * @return all of them as one; what a listener throws is discarded
     */
    public ProgressListener progress() {
        return pipeline.settings().progress();
    }

    /**
     * Prepares a {@code GET}.
     *
     * @param template the path with its variables in braces
     * @param ids the values of the variables, in order
     * @return the call
     */
    public Call get(String template, String... ids) {
        return call(Method.GET, template, ids);
    }

    /**
     * Prepares a {@code POST}.
     *
     * @param template the path with its variables in braces
     * @param ids the values of the variables, in order
     * @return the call
     */
    public Call post(String template, String... ids) {
        return call(Method.POST, template, ids);
    }

    /**
     * Prepares a {@code PUT}.
     *
     * @param template the path with its variables in braces
     * @param ids the values of the variables, in order
     * @return the call
     */
    public Call put(String template, String... ids) {
        return call(Method.PUT, template, ids);
    }

    /**
     * Prepares a {@code PATCH}.
     *
     * @param template the path with its variables in braces
     * @param ids the values of the variables, in order
     * @return the call
     */
    public Call patch(String template, String... ids) {
        return call(Method.PATCH, template, ids);
    }

    /**
     * Prepares a {@code DELETE}.
     *
     * @param template the path with its variables in braces
     * @param ids the values of the variables, in order
     * @return the call
     */
    public Call delete(String template, String... ids) {
        return call(Method.DELETE, template, ids);
    }

    /**
     * Prepares a request to a URL of any host, such as an upload link. It is sent without the token and is not rate
     * limited.
     *
     * @param method the HTTP method
     * @param url an https URL, or an http URL of the loopback interface, or any http URL with
     *     {@link ApiSettings#allowInsecureUrls()}
     * @return the call
     * @throws IllegalArgumentException if the URL is malformed or not secure; the message does not contain it
     */
    public Call external(Method method, String url) {
        HttpUrl checked = HttpUrl.external(Objects.requireNonNull(url, "url must not be null"))
                .requireSecure(pipeline.settings().insecureUrls());
        return new Call(
                pipeline.to(Host.EXTERNAL),
                Objects.requireNonNull(method, "method must not be null"),
                "{endpoint}",
                checked.text());
    }

    private Call call(Method method, String template, String... ids) {
        return new Call(pipeline, method, template, PathTemplate.expand(template, ids));
    }
}
