package io.kinescope.examples.support;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import reactor.netty.http.client.HttpClient;

/** Counts what goes over the wire. */
public final class Traffic {

    private static final int TOO_MANY_REQUESTS = 429;

    private final long start = System.nanoTime();
    private final LongAdder requests = new LongAdder();
    private final LongAdder refused = new LongAdder();

    /** For {@code KinescopeClient.builder().http(…)}. */
    public HttpClient watch(HttpClient client) {
        return client.doOnRequest((request, connection) -> requests.increment())
                .doOnResponse((response, connection) -> {
                    if (response.status().code() == TOO_MANY_REQUESTS) {
                        refused.increment();
                    }
                });
    }

    public long requests() {
        return requests.sum();
    }

    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    public String summary() {
        return String.format(
                Locale.ROOT,
                "%d requests, %d refused, %.1f s",
                requests(),
                refused.sum(),
                elapsed().toMillis() / 1000.0);
    }
}
