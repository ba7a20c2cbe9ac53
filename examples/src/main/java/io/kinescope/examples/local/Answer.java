package io.kinescope.examples.local;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is written back.
 *
 * @param status the HTTP status
 * @param body the body
 * @param retryAfter how long the caller is told to wait
 */
record Answer(int status, ObjectNode body, Optional<Duration> retryAfter) {

    static Answer of(ObjectNode body) {
        return new Answer(200, body, Optional.empty());
    }

    static Answer of(ApiError error) {
        return refusal(error, Optional.empty());
    }

    static Answer refusal(ApiError error, Optional<Duration> retryAfter) {
        return new Answer(error.status(), error.body(), retryAfter);
    }
}
