package io.kinescope.test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a {@link LocalServer} behaves.
 *
 * @param videos how many videos the library begins with
 * @param seed what the library is generated from; the same seed and number give the same library
 * @param transit how long a request travels before it is counted
 * @param latency how long an answer takes from there
 * @param limits what arrivals are held to, all of them; none if empty
 * @param token the only API token that is let in
 * @param retryAfter what a refusal tells the caller to wait, given what it would have to; empty tells nothing
 * @param processing how long it takes until what was uploaded plays
 * @param breakEvery after how many bytes of uploads the connection they come over is broken, 0 for never
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
        long breakEvery) {

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
