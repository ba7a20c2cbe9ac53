package io.kinescope.client.ratelimit;

import reactor.core.publisher.Mono;

/**
 * A place outside this JVM that grants permits to several JVMs by one count, such as a Redis server. {@link SharedLimiter} is
 * the limiter on it. Implementations belong to one limiter each: what they send carries the name of its JVM.
 *
 * <p>The limiter sends one request at a time. A request takes the reports of earlier permits along, so the number of
 * requests depends on the number of JVMs rather than of waiting calls. A permit that is granted is a lease: unless a report
 * says otherwise, its request counts as arrived at the end of {@link PermitRequest#lease()} after it was granted, so a JVM
 * that was killed costs no more than its leases.
 */
public interface PermitStore {

    /**
     * Sends reports, and takes permits that are free.
     *
     * @param request the reports and the calls that wait
     * @return the permits, or the time until the next request; an error if the store cannot be reached
     */
    Mono<PermitReply> exchange(PermitRequest request);
}
