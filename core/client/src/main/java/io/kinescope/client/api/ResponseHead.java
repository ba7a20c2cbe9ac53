package io.kinescope.client.api;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of an answer.
 *
 * @param status the HTTP status
 * @param headers the headers by name in any case; a repeated header's values are joined by a comma
 */
public record ResponseHead(int status, Map<String, String> headers) {

    private static final int NO_CONTENT = 204;

    /**
     * Copies the headers.
     *
     * @param status the HTTP status
     * @param headers the headers by name in any case
     */
    public ResponseHead {
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(Objects.requireNonNull(headers, "headers must not be null"));
        headers = Collections.unmodifiableMap(sorted);
    }

    /**
     * Returns a header.
     *
     * @param name its name in any case
     * @return its value; null if the answer does not have it
     */
    public @Nullable String header(String name) {
        return headers.get(Objects.requireNonNull(name, "name must not be null"));
    }

    /**
     * Returns the {@code X-Request-ID}, which Kinescope's support asks for.
     *
     * @return the request id; null if the answer has none
     */
    public @Nullable String requestId() {
        return header("X-Request-ID");
    }

    /** Returns the media type of {@code Content-Type} in lower case, without parameters; null if there is none. */
    @Nullable
    String mediaType() {
        String type = header("Content-Type");
        if (type == null) {
            return null;
        }
        String media = type.split("[;,]", 2)[0].strip().toLowerCase(Locale.ROOT);
        return media.isEmpty() ? null : media;
    }

    /** Tells whether the end of the body is stated, so that an empty one is not what a broken connection left. */
    boolean statesEnd() {
        String coding = header("Transfer-Encoding");
        return status == NO_CONTENT
                || header("Content-Length") != null
                || (coding != null && coding.contains("chunked"));
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
