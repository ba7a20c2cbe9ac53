package io.kinescope.test;

import java.time.Instant;

/**
 * A request that arrived.
 *
 * @param at when it was counted
 * @param method its HTTP method
 * @param uri its path and query, as they were sent
 * @param refused whether it was answered with 429, for being one too many
 */
public record Arrival(Instant at, String method, String uri, boolean refused) {}
