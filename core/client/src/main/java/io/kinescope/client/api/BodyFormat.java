package io.kinescope.client.api;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The format of a response's body: one that stands in for the body of an export or of an empty success, or another. */
enum BodyFormat {
    JSON("JSON"),
    HTML("an HTML page"),
    OTHER("another format");

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final List<String> HTML_STARTS = List.of("<!doctype html", "<html", "<head", "<body");
    private static final Pattern JSON_START =
            Pattern.compile("\\{\\s*[\"}]|\\[\\s*(?:[\\[{\\]\"]|-?\\d+(?:\\.\\d+)?\\s*[,\\]])");
    private static final Pattern JSON_START_CUT_OFF = Pattern.compile("\\{\\s*|\\[\\s*-?[\\d.]*\\s*");

    private final String name;

    BodyFormat(String name) {
        this.name = name;
    }

    /** Returns the format that the {@code Content-Type} states; null if there is none. */
    static @Nullable BodyFormat stated(ResponseHead head) {
        String type = head.mediaType();
        if (type == null) {
            return null;
        }
        if (type.endsWith("/json") || type.endsWith("+json")) {
            return JSON;
        }
        return type.equals("text/html") || type.equals("application/xhtml+xml") ? HTML : OTHER;
    }

    /** Returns the format of a body that starts with these bytes; null if they are too few to tell. */
    static @Nullable BodyFormat of(byte[] beginning) {
        if (beginning.length < BYTE_ORDER_MARK.length && startsWith(BYTE_ORDER_MARK, beginning)) {
            return null;
        }
        int mark = startsWith(beginning, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
        String text = new String(beginning, mark, beginning.length - mark, StandardCharsets.UTF_8).stripLeading();
        if (JSON_START.matcher(text).lookingAt()) {
            return JSON;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (HTML_STARTS.stream().anyMatch(lower::startsWith)) {
            return HTML;
        }
        boolean cutOff = JSON_START_CUT_OFF.matcher(text).matches()
                || HTML_STARTS.stream().anyMatch(start -> start.startsWith(lower));
        return cutOff ? null : OTHER;
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        int length = start.length;
        return bytes.length >= length && Arrays.equals(bytes, 0, length, start, 0, length);
    }

    @Override
    public String toString() {
        return name;
    }
}
