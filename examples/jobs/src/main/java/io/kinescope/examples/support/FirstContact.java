package io.kinescope.examples.support;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientRequest;

/**
 * The first answers of the hosts. A host that has answered may have an outage, which is waited out; one that has never
 * answered is rather a mistake in the configuration. Times are in nanoseconds, of any clock. The methods may be called on
 * any thread.
 */
final class FirstContact {

    private final Duration patience;
    private final Set<String> reached = new HashSet<>();
    private final Map<String, Failure> failures = new HashMap<>();
    private final LongSupplier clock;

    /** Takes the time in which a host has to answer, from its first failure on. */
    FirstContact(Duration patience, LongSupplier clock) {
        this.patience = patience;
        this.clock = clock;
    }

    /** Returns the client that notes which hosts answer. */
    HttpClient watch(HttpClient http) {
        return http.doOnResponse((response, connection) -> answered(host(String.valueOf(response.resourceUrl()))))
                .doOnRequestError((request, failure) -> failed(host(url(request)), failure));
    }

    synchronized void answered(String host) {
        reached.add(host);
        failures.remove(host);
    }

    synchronized void failed(String host, Throwable failure) {
        if (!reached.contains(host)) {
            Failure first = failures.get(host);
            failures.put(
                    host,
                    new Failure(first == null ? clock.getAsLong() : first.since(), NetworkReason.of(failure, host)));
        }
    }

    /** Returns what is wrong if a host has never answered in the time that it has; null otherwise. */
    synchronized @Nullable String problem() {
        long now = clock.getAsLong();
        return failures.entrySet().stream()
                .filter(host -> now - host.getValue().since() >= patience.toNanos())
                .map(host ->
                        "cannot reach " + host.getKey() + ": " + host.getValue().reason() + "; tried for "
                                + Progress.shown(patience) + ", and it never answered")
                .findFirst()
                .orElse(null);
    }

    /** A request that has no connection has only the URL that it was made with. */
    private static String url(HttpClientRequest request) {
        return Objects.requireNonNullElseGet(request.resourceUrl(), request::uri);
    }

    private static String host(String url) {
        URI uri = URI.create(url);
        return uri.getPort() < 0 ? String.valueOf(uri.getHost()) : uri.getHost() + ":" + uri.getPort();
    }

    private record Failure(long since, String reason) {}
}
