package io.kinescope.client.api;

import io.kinescope.client.content.Body;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request for an {@link Exchange} to send.
 *
 * @param method the HTTP method
 * @param template the path with the names of its variables, which names the operation
 * @param url the absolute URL, encoded
 * @param authorized whether the exchange adds the token; false for hosts other than Kinescope's API
 * @param headers the headers of this request, without those that all requests have in common
 * @param body the body; null if there is none
 */
public record Request(
        Method method,
        String template,
        String url,
        boolean authorized,
        Map<String, String> headers,
        @Nullable Body body) {

    /** An HTTP method. */
    public enum Method {
        /** Reads. */
        GET(true),
        /** Reads the headers alone. */
        HEAD(true),
        /** Reads what the server supports. */
        OPTIONS(true),
        /** Creates, or starts something. */
        POST(false),
        /** Replaces. */
        PUT(true),
        /** Changes a part. */
        PATCH(false),
        /** Removes. */
        DELETE(true);

        private final boolean idempotent;

        Method(boolean idempotent) {
            this.idempotent = idempotent;
        }

        /**
         * Tells whether sending the same request twice has the effect of sending it once.
         *
         * @return whether repeating is safe
         */
        public boolean isIdempotent() {
            return idempotent;
        }
    }

    /**
     * Returns the path and the query of the URL.
     *
     * @return the path and query, encoded, such as {@code /v1/videos?page=2}
     */
    public String uri() {
        URI whole = URI.create(url);
        return whole.getRawPath() + (whole.getRawQuery() == null ? "" : "?" + whole.getRawQuery());
    }

    /**
     * Returns the name of the operation, without ids, for errors and logs.
     *
     * @return the method and the template, such as {@code GET /v1/videos/{video_id}}
     */
    public String operation() {
        return method + " " + template;
    }

    Request with(Map<String, String> other) {
        return new Request(method, template, url, authorized, other, body);
    }

    /** Returns the operation, without ids, query and body. */
    @Override
    public String toString() {
        return operation();
    }
}
