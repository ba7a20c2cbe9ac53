package io.kinescope.test.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The path of an operation. A name in braces, such as {@code {video_id}}, stands for a segment or for its beginning, as
 * in {@code {invoice_id}.csv}.
 */
public final class PathTemplate {

    private static final String CSV = ".csv";

    private final List<String> segments;

    private PathTemplate(List<String> segments) {
        this.segments = segments;
    }

    public static PathTemplate of(String path) {
        return new PathTemplate(segments(path));
    }

    /** Returns whether the path names an export, which is a resource of its own. */
    static boolean isCsv(String path) {
        return path.endsWith(CSV);
    }

    static String withoutCsv(String path) {
        return path.substring(0, path.length() - CSV.length());
    }

    /** Returns the values of the names in braces, or null if the path does not match. */
    @Nullable
    public Map<String, String> match(String path) {
        List<String> actual = segments(path);
        if (actual.size() != segments.size()) {
            return null;
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < actual.size(); i++) {
            if (!match(segments.get(i), actual.get(i), values)) {
                return null;
            }
        }
        return values;
    }

    /** Returns whether this template has no name in braces where the other one, which matches the same path, has text. */
    public boolean isAsSpecificAs(PathTemplate other) {
        for (int i = 0; i < segments.size(); i++) {
            if (isVariable(segments.get(i)) && !isVariable(other.segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean match(String template, String actual, Map<String, String> values) {
        if (!isVariable(template)) {
            return template.equals(actual);
        }
        int end = template.indexOf('}');
        String suffix = template.substring(end + 1);
        if (!actual.endsWith(suffix) || actual.length() == suffix.length() || (suffix.isEmpty() && isCsv(actual))) {
            return false;
        }
        values.put(template.substring(1, end), actual.substring(0, actual.length() - suffix.length()));
        return true;
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    /** A slash at the end makes no difference. */
    private static List<String> segments(String path) {
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return List.of(trimmed.split("/", -1));
    }

    @Override
    public String toString() {
        return String.join("/", segments);
    }
}
