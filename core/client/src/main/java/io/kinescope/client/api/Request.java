package io.kinescope.client.api;

import io.kinescope.client.content.Body;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request as it goes over the wire, but for what all requests share.
 *
 * @param method the HTTP method
 * @param template the path with the names of its variables, which names the operation
 * @param host where it goes
 * @param uri the path and query, encoded; a whole URL if it goes {@link Host#ELSEWHERE}
 * @param headers the headers of this request alone
 * @param body what is sent; null if there is no body
 */
public record Request(
        Method method,
        String template,
        Host host,
        String uri,
        Map<String, String> headers,
        @Nullable Body body) {

    /** The HTTP methods of the API. */
    public enum Method {
        /** Reads. */
        GET(true),
        /** Reads the headers alone. */
        HEAD(true),
        /** Asks what there is to do. */
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
         * Tells whether the same request sent twice has the effect of one.
         *
         * @return whether repeating is safe
         */
        public boolean isIdempotent() {
            return idempotent;
        }
    }

    /**
     * Names the operation, without ids, for errors and logs.
     *
     * @return the method and the template, such as {@code GET /v1/videos/{video_id}}
     */
    public String operation() {
        return method + " " + template;
    }

    /** Returns the operation; ids and bodies stay out. */
    @Override
    public String toString() {
        return operation();
    }
}
