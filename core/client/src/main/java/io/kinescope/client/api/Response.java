package io.kinescope.client.api;

import org.jspecify.annotations.Nullable;

/**
 * A successful answer with its status and headers.
 *
 * @param head the status and headers
 * @param body the content of the response; null if there is none
 * @param <T> the type of the content
 */
public record Response<T>(ResponseHead head, @Nullable T body) {

    /**
     * Returns the HTTP status.
     *
     * @return the status, from 200 to 299
     */
    public int status() {
        return head.status();
    }

    /**
     * Returns the {@code X-Request-ID}, which Kinescope's support asks for.
     *
     * @return the request id; null if the answer has none
     */
    public @Nullable String requestId() {
        return head.requestId();
    }
}
