package io.kinescope.client.ratelimit;

import java.time.Duration;
import java.util.List;

/**
 * The reports of a JVM to a {@link PermitStore}, and the permits that it needs. Permits have numbers, which are unique within
 * their JVM.
 *
 * @param interactive the number of interactive calls that wait
 * @param background the number of background calls that wait
 * @param firstPermit the number of the first permit for an interactive call; background calls take the numbers from
 *     {@code firstPermit + interactive} on
 * @param lease the time after which the request of a granted permit counts as arrived, unless it is reported
 * @param pause the length of a pause that begins now; zero if there is none
 * @param reports the reports of earlier permits, in the order of their events
 */
public record PermitRequest(
        int interactive,
        int background,
        long firstPermit,
        Duration lease,
        Duration pause,
        List<PermitReport> reports) {}
