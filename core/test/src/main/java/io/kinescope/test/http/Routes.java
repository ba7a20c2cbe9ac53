package io.kinescope.test.http;

import io.kinescope.test.json.ApiError;
import io.kinescope.test.json.Uuids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the operation for a method and a path. A {@code GET} whose path ends with {@code .csv} and which has no export is
 * the operation without the suffix.
 */
public final class Routes {

    /** Ids that are documented with other examples than UUIDs. */
    private static final Set<String> ANY_TEXT = Set.of("invoice_id", "jwk_id");

    private final List<Route> routes = new ArrayList<>();

    public void add(String method, String template, Operation operation) {
        add(method, template, 200, operation);
    }

    public void add(String method, String template, int status, Operation operation) {
        addStreaming(method, template, call -> new BodyCollector(call, status, operation));
    }

    public void addStreaming(String method, String template, StreamingOperation operation) {
        routes.add(new Route(method, PathTemplate.of(template), operation));
    }

    /** Returns the operation with the ids in the path, or throws the answer 501 if there is none. */
    public Match find(String method, String path) {
        Match match = match(method, path);
        if (match == null) {
            throw ApiError.notImplemented();
        }
        match.ids().forEach((name, id) -> {
            if (!ANY_TEXT.contains(name) && !Uuids.isUuid(id)) {
                throw ApiError.invalidUuid();
            }
        });
        return match;
    }

    /** Returns the template of the operation for a method and a path; empty if there is none. */
    public Optional<PathTemplate> template(String method, String path) {
        return Optional.ofNullable(match(method, path)).map(Match::template);
    }

    private @Nullable Match match(String method, String path) {
        for (Route route : routes) {
            Map<String, String> ids =
                    route.method().equals(method) ? route.template().match(path) : null;
            if (ids != null) {
                return new Match(route.operation(), route.template(), ids);
            }
        }
        return method.equals("GET") && PathTemplate.isCsv(path) ? match(method, PathTemplate.withoutCsv(path)) : null;
    }

    /**
     * An operation and the ids it was called with.
     *
     * @param operation the operation to call
     * @param template its path
     * @param ids the ids in the path
     */
    public record Match(StreamingOperation operation, PathTemplate template, Map<String, String> ids) {}

    private record Route(String method, PathTemplate template, StreamingOperation operation) {}
}
