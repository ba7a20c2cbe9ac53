/**
 * Rate limits, kept where calls start. Usable alone, on any {@link reactor.core.publisher.Mono}; it knows nothing of HTTP.
 *
 * <p>{@link io.kinescope.client.ratelimit.RateLimiter} is the interface, {@link io.kinescope.client.ratelimit.TokenBucket}
 * the implementation for one JVM, {@link io.kinescope.client.ratelimit.SharedLimiter} the one for several, whose permits a
 * {@link io.kinescope.client.ratelimit.PermitStore} grants. Behind them:
 *
 * <ul>
 *   <li>{@code LimitedFlux} is the operator. Every subscription is a {@code LimitedSubscriber}, which reports itself and its
 *       cancellation to a {@code CallLimiter}, on the subscriber's thread.
 *   <li>{@code CallLimiter} holds the {@code WaitingCalls} by priority and the {@code Timer}. Whatever happens on any thread is
 *       queued there as an event. The thread that queues an event while nobody processes events processes all of them, so one
 *       thread at a time reads and writes the state, and neither locks nor volatile fields guard it.
 *   <li>{@code PermitCounter}, of {@code TokenBucket}, adds a {@code LinkedQueue} of requests in flight and the {@code Limits}
 *       with a {@code Bucket} each, and decides which call gets a permit when.
 *   <li>{@code SharedCounter}, of {@code SharedLimiter}, hands out the permits of a {@code PermitStore} instead, by one
 *       {@code Poll} at a time. While the store does not reply it may fall back to the limits of its superclass.
 *   <li>{@code Pace} spaces calls out after refusals of the server, {@code SlowStart} after pauses.
 *   <li>{@code TokenPermit} is the permit of one call: one token of every bucket. Its holder reports {@code sent} and
 *       {@code answered} on any thread; an atomic field lets the first report win before the state receives it.
 *   <li>{@code Timer} wakes the state on the scheduler when the next token returns; it is set only while calls wait.
 *   <li>{@code Dispatcher} starts calls that had to wait, one after another, on the scheduler, after the events are
 *       processed. A call that need not wait starts on the thread that subscribes to it.
 * </ul>
 */
@NullMarked
package io.kinescope.client.ratelimit;

import org.jspecify.annotations.NullMarked;
