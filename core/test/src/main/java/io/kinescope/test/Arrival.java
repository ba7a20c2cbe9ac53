package io.kinescope.test;

import java.time.Instant;

/**
 * A request in the log of {@link LocalKinescope}.
 *
 * @param at the time at which it was counted
 * @param method the HTTP method
 * @param uri the path and query, as sent
 * @param refused whether it exceeded a limit and was answered with 429
 */
public record Arrival(Instant at, String method, String uri, boolean refused) {}
