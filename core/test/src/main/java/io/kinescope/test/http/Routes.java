package io.kinescope.test.http;

import io.kinescope.test.json.ApiError;
import io.kinescope.test.json.Uuids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the operation for a method and a path. */
public final class Routes {

    private final List<Route> routes = new ArrayList<>();

    /** Adds an operation. Segments in braces, such as {@code {video_id}}, stand for ids. */
    public void add(String method, String template, Operation operation) {
        add(method, template, 200, operation);
    }

    public void add(String method, String template, int status, Operation operation) {
        addStreaming(method, template, call -> new BodyCollector(call, status, operation));
    }

    public void addStreaming(String method, String template, StreamingOperation operation) {
        routes.add(new Route(method, segments(template), operation));
    }

    public Match find(String method, String path) {
        List<String> segments = segments(path);
        boolean known = false;
        for (Route route : routes) {
            Map<String, String> ids = route.match(segments);
            if (ids == null) {
                continue;
            }
            if (route.method().equals(method)) {
                if (!ids.values().stream().allMatch(Uuids::isUuid)) {
                    throw ApiError.invalidUuid();
                }
                return new Match(route.operation(), ids);
            }
            known = true;
        }
        throw known ? ApiError.methodNotAllowed() : ApiError.notFound("path");
    }

    /** A slash at the end makes no difference. */
    private static List<String> segments(String path) {
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return List.of(trimmed.split("/", -1));
    }

    /**
     * An operation and the ids it was called with.
     *
     * @param operation the operation to call
     * @param ids the ids in the path
     */
    public record Match(StreamingOperation operation, Map<String, String> ids) {}

    private record Route(String method, List<String> template, StreamingOperation operation) {

        @Nullable
        Map<String, String> match(List<String> segments) {
            if (segments.size() != template.size()) {
                return null;
            }
            Map<String, String> ids = new HashMap<>();
            for (int i = 0; i < segments.size(); i++) {
                String expected = template.get(i);
                if (expected.startsWith("{")) {
                    ids.put(expected.substring(1, expected.length() - 1), segments.get(i));
                } else if (!expected.equals(segments.get(i))) {
                    return null;
                }
            }
            return ids;
        }
    }
}
