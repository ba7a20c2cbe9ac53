package io.kinescope.test.script;

import io.kinescope.test.http.PathTemplate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The replies to the next requests of operations, each of which is given once. */
public final class Script {

    private final List<Line> lines = new ArrayList<>();

    public synchronized void add(String method, PathTemplate path, List<Reply> replies) {
        replies.forEach(reply -> lines.add(new Line(method, path, reply)));
    }

    public synchronized void clear() {
        lines.clear();
    }

    /**
     * Removes and returns the first reply for a request.
     *
     * @param operation the path of the operation that serves the request, empty if none does: a reply to
     *     {@code /subtitles/{subtitle_id}} is not for {@code /subtitles/reorder}
     */
    public synchronized Optional<Reply> next(String method, String path, Optional<PathTemplate> operation) {
        for (Iterator<Line> iterator = lines.iterator(); iterator.hasNext(); ) {
            Line line = iterator.next();
            if (line.isFor(method, path, operation)) {
                iterator.remove();
                return Optional.of(line.reply());
            }
        }
        return Optional.empty();
    }

    private record Line(String method, PathTemplate path, Reply reply) {

        boolean isFor(String requestMethod, String requestPath, Optional<PathTemplate> operation) {
            return method.equals(requestMethod)
                    && path.match(requestPath) != null
                    && operation.map(path::isAsSpecificAs).orElse(true);
        }
    }
}
