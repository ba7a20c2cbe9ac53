package io.kinescope.client.ratelimit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The report of one permit to a {@link PermitStore}. A later report of the same permit replaces it. Reports may be repeated,
 * also to a store that has forgotten the permit.
 *
 * @param permit the permit's number
 * @param priority the priority of the call that has the permit
 * @param counted the time from now until the server has counted the request at the latest, negative if it has; null if the
 *     request was not sent, so that the permit is free at once
 */
public record PermitReport(
        long permit, Priority priority, @Nullable Duration counted) {}
