package io.kinescope.test.server;

import java.time.Instant;

/**
 * A request in the log.
 *
 * @param time the time at which it was counted
 * @param method the HTTP method
 * @param uri the path and query, as sent
 * @param refused whether it exceeded a limit and was answered with 429
 */
public record ReceivedRequest(Instant time, String method, String uri, boolean refused) {}
