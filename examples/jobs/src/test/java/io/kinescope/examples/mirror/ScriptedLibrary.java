package io.kinescope.examples.mirror;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** A server with projects, folders of one project and videos as a test wants them, however odd. */
final class ScriptedLibrary implements AutoCloseable {

    static final String TOKEN = "e51e55a1-7615-493e-9055-10ac9cc44ccd";

    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");

    final List<Map<String, Object>> projects = new ArrayList<>();
    final List<Map<String, Object>> folders = new ArrayList<>();
    volatile int projectOfFolders;
    final List<Map<String, Object>> videos = new ArrayList<>();

    /** The most entries of a listing that are given, whatever its total is. */
    int window = Integer.MAX_VALUE;

    /** The paths that are answered with 400. */
    final Set<String> refused = ConcurrentHashMap.newKeySet();

    /** The paths of the requests so far. */
    final Queue<String> requested = new ConcurrentLinkedQueue<>();

    private final DisposableServer server =
            HttpServer.create().host("127.0.0.1").port(0).handle(this::answer).bindNow();

    /** Returns entries with the ids from {@code prefix + from} on, each a second younger than the one before. */
    static List<Map<String, Object>> entries(String prefix, int from, int to) {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (int number = from; number < to; number++) {
            entries.add(entry(prefix + number, FIRST.plusSeconds(number).toString()));
        }
        return entries;
    }

    static Map<String, Object> entry(String id, String createdAt) {
        Map<String, Object> entry = new LinkedHashMap<>();
        if (id != null) {
            entry.put("id", id);
        }
        entry.put("created_at", createdAt);
        return entry;
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    @Override
    public void close() {
        server.disposeNow();
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        QueryStringDecoder uri = new QueryStringDecoder(request.uri());
        String path = uri.path();
        requested.add(path);
        if (refused.contains(path)) {
            return response.status(400).send();
        }
        if (path.equals("/v1/projects")) {
            return page(uri, isLive(uri) ? List.of() : projects, response);
        }
        if (path.endsWith("/folders")) {
            String owner = "/v1/projects/" + projects.get(projectOfFolders).get("id") + "/folders";
            return page(uri, path.equals(owner) ? folders : List.of(), response);
        }
        if (path.equals("/v1/videos")) {
            return page(uri, videos, response);
        }
        List<Map<String, Object>> all = path.startsWith("/v1/projects/") ? projects : videos;
        return all.stream()
                .filter(entry -> path.endsWith("/" + entry.get("id")))
                .findFirst()
                .map(entry -> json(response, Map.of("data", entry)))
                .orElseGet(() -> response.status(404).send());
    }

    private static boolean isLive(QueryStringDecoder uri) {
        return uri.parameters().getOrDefault("catalog_type", List.of()).contains("live");
    }

    private Mono<Void> page(QueryStringDecoder uri, List<Map<String, Object>> entries, HttpServerResponse response) {
        int page = number(uri, "page", 1);
        int size = number(uri, "per_page", 100);
        int end = Math.min(window, entries.size());
        int from = Math.min((page - 1) * size, end);
        Map<String, Object> pagination = Map.of("page", page, "per_page", size, "total", entries.size());
        return json(
                response,
                Map.of(
                        "meta",
                        Map.of("pagination", pagination),
                        "data",
                        List.copyOf(entries.subList(from, Math.min(from + size, end)))));
    }

    private static int number(QueryStringDecoder uri, String name, int absent) {
        List<String> values = uri.parameters().get(name);
        return values == null ? absent : Integer.parseInt(values.get(0));
    }

    private static Mono<Void> json(HttpServerResponse response, Object body) {
        return response.header("Content-Type", "application/json")
                .sendByteArray(Mono.just(JsonMapper.shared().writeValueAsBytes(body)))
                .then();
    }
}
