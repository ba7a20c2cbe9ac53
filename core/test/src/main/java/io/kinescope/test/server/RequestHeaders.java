package io.kinescope.test.server;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The headers of a request as the log has them: by name in any case, and without the token. */
final class RequestHeaders {

    private static final String AUTHORIZATION = "Authorization";
    private static final String MASK = "***";

    private RequestHeaders() {}

    static Map<String, List<String>> masked(HttpHeaders headers) {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach(header -> copy.computeIfAbsent(header.getKey(), absent -> new ArrayList<>())
                .add(header.getValue()));
        copy.computeIfPresent(
                AUTHORIZATION,
                (name, values) -> values.stream().map(RequestHeaders::masked).toList());
        copy.replaceAll((name, values) -> List.copyOf(values));
        return Collections.unmodifiableMap(copy);
    }

    /** Keeps the scheme, such as {@code Bearer}. */
    private static String masked(String authorization) {
        int space = authorization.indexOf(' ');
        return space < 0 ? MASK : authorization.substring(0, space + 1) + MASK;
    }
}
