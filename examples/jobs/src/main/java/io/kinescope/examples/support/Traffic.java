package io.kinescope.examples.support;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;

/** The requests of a client: how many were sent, how many were refused for rate, and whether they are answered. */
public final class Traffic {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;

    private final LongSupplier clock;
    private final long start;
    private final LongAdder requests = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final Outage outage = new Outage();

    /** Takes a clock in nanoseconds. */
    Traffic(LongSupplier clock) {
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    /** Counts the requests of an HTTP client; for {@code KinescopeClient.builder().http(…)}. */
    public HttpClient watch(HttpClient client) {
        return client.doOnRequest((request, connection) -> requests.increment())
                .doOnResponse(
                        (response, connection) -> answered(response.status().code()));
    }

    /** Returns the number of requests that were sent. */
    public long requests() {
        return requests.sum();
    }

    /** Returns the time since this object was created. */
    public Duration elapsed() {
        return Duration.ofNanos(clock.getAsLong() - start);
    }

    /** Returns the numbers as text, such as {@code 24 requests, 0 refused, 2.2 s}. */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%d requests, %d refused, %.1f s",
                requests(),
                refused.sum(),
                elapsed().toMillis() / 1000.0);
    }

    /** Returns what is to be said now of an outage; null if nothing is. */
    @Nullable
    String report() {
        return outage.report(clock.getAsLong());
    }

    /** Notes that a call waits before its next attempt; for {@code KinescopeClient.builder().onRetry(…)}. */
    void retry(Throwable failure) {
        outage.failed(String.valueOf(failure.getMessage()), clock.getAsLong());
    }

    private void answered(int status) {
        if (status == TOO_MANY_REQUESTS) {
            refused.increment();
        } else if (status < SERVER_ERRORS) {
            outage.answered();
        }
    }
}
