package io.kinescope.examples.support;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import reactor.netty.http.client.HttpClient;

/** The requests of a client: how many were sent, and how many were refused for rate. */
public final class Traffic {

    private static final int TOO_MANY_REQUESTS = 429;

    private final long start = System.nanoTime();
    private final LongAdder requests = new LongAdder();
    private final LongAdder refused = new LongAdder();

    /** Counts the requests of an HTTP client; for {@code KinescopeClient.builder().http(…)}. */
    public HttpClient watch(HttpClient client) {
        return client.doOnRequest((request, connection) -> requests.increment())
                .doOnResponse((response, connection) -> {
                    if (response.status().code() == TOO_MANY_REQUESTS) {
                        refused.increment();
                    }
                });
    }

    /** Returns the number of requests that were sent. */
    public long requests() {
        return requests.sum();
    }

    /** Returns the time since this object was created. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Returns the numbers as text, such as {@code 23 requests, 0 refused, 2.2 s}. */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%d requests, %d refused, %.1f s",
                requests(),
                refused.sum(),
                elapsed().toMillis() / 1000.0);
    }
}
