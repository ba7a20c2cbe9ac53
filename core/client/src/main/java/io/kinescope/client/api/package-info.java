/**
 * A call, from its path to its result.
 *
 * <p>{@link Api} has the methods for a path; each returns a {@link Call}, to which a query, headers and a body are added.
 * The terminal of a call, such as {@link Call#data(Class)}, says what the response holds. When its result is subscribed to,
 * the call becomes a {@link Request} and passes the pipeline:
 *
 * <pre>retry ( permit → send → check ) → decode</pre>
 *
 * <p>{@code Pipeline} has the ways to read a response, {@code Attempts} the attempts of one subscriber.
 *
 * <ol>
 *   <li>retry: {@code RetryDecision} decides by the method and the failure whether a call is sent again, {@code RetryWaits}
 *       by the {@link RetryPolicy} how often and after which waits.
 *   <li>permit: every attempt waits for a permit of the {@link io.kinescope.client.ratelimit.RateLimiter}.
 *   <li>send: the {@link Exchange} is the only way to the network, and can be replaced in tests.
 *   <li>check: a status other than 2xx becomes an {@link io.kinescope.client.error.ApiException}.
 *   <li>decode: the internal package {@code json} makes records of JSON.
 * </ol>
 *
 * <p>A listing is many calls, one for each page. This package knows no group of resources and no HTTP library.
 */
@NullMarked
package io.kinescope.client.api;

import org.jspecify.annotations.NullMarked;
