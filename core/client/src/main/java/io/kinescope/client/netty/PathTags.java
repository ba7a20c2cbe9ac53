package io.kinescope.client.netty;

import io.kinescope.client.api.Request;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.netty.http.HttpOperations;

/**
 * The path templates of the requests in flight, by path, for the tags of metrics: tags with ids would make a time series of
 * every video.
 */
final class PathTags {

    private final Map<String, Use> templates = new ConcurrentHashMap<>();

    private record Use(String template, int requests) {}

    /** Keeps the template for as long as the request is in flight. */
    <T> Flux<T> during(Request request, Flux<T> sent) {
        return Flux.defer(() -> {
                    begin(request);
                    return sent;
                })
                .doFinally(end -> end(request));
    }

    private void begin(Request request) {
        templates.merge(
                HttpOperations.resolvePath(request.uri()),
                new Use(request.template(), 1),
                (used, added) -> new Use(added.template(), used.requests() + 1));
    }

    private void end(Request request) {
        templates.computeIfPresent(
                HttpOperations.resolvePath(request.uri()),
                (path, use) -> use.requests() == 1 ? null : new Use(use.template(), use.requests() - 1));
    }

    /** Returns the template of a request in flight to the path. */
    String of(String uri) {
        Use use = templates.get(HttpOperations.resolvePath(uri));
        return use == null ? "unknown" : use.template();
    }
}
