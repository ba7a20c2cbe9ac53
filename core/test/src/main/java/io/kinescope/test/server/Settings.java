package io.kinescope.test.server;

import io.kinescope.test.json.Uuids;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The settings of a {@link LocalServer}.
 *
 * @param videos the number of videos the library starts with
 * @param seed the seed of the library; the same seed and number give the same library
 * @param transit the time from sending a request to its arrival
 * @param latency the time from the arrival to the answer
 * @param limits the limits that every request must keep; none if empty
 * @param token the only API token that is accepted
 * @param retryAfter the value of {@code Retry-After}, given the time until the next request is accepted; empty for no
 *     header
 * @param processing the time from the end of an upload until the video is {@code done}
 * @param breakEvery the number of uploaded bytes after which a connection is broken, 0 for never
 * @param port the port, 0 for a free one
 * @param listener told of each request before its answer is sent
 */
public record Settings(
        int videos,
        long seed,
        Delay transit,
        Delay latency,
        List<Limit> limits,
        String token,
        Function<Duration, Optional<Duration>> retryAfter,
        Duration processing,
        long breakEvery,
        int port,
        Consumer<ReceivedRequest> listener) {

    public Settings {
        if (videos < 0) {
            throw new IllegalArgumentException("videos must not be negative: " + videos);
        }
        if (!Uuids.isUuid(token)) {
            throw new IllegalArgumentException("an API token is a UUID");
        }
        if (processing.isNegative() || breakEvery < 0) {
            throw new IllegalArgumentException(
                    "neither times nor sizes are negative: " + processing + ", " + breakEvery);
        }
        limits = List.copyOf(limits);
    }
}
