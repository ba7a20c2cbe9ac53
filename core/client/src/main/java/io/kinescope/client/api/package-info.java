/**
 * A call, from its path to its result.
 *
 * <p>{@link Api} has the methods for a path; each returns a {@link Call}, to which a query, headers and a body are added.
 * The terminal of a call, such as {@link Call#data(Class)}, says what the response holds. When its result is subscribed to,
 * the call becomes a {@link Request} and passes the pipeline:
 *
 * <pre>retry ( permit → send → check ) → decode</pre>
 *
 * <ol>
 *   <li>retry: {@link RetryPolicy} says how often and after which waits, the method and the failure whether at all.
 *   <li>permit: every attempt waits for a permit of the {@link io.kinescope.client.ratelimit.RateLimiter}.
 *   <li>send: the {@link Exchange} is the only way to the network, and can be replaced in tests.
 *   <li>check: a status other than 2xx becomes an {@link io.kinescope.client.error.ApiException}.
 *   <li>decode: JSON becomes records, outside the retry, since it will not be readable the second time.
 * </ol>
 *
 * <p>A listing is many calls, one for each page. This package knows no group of resources and no HTTP library.
 */
@NullMarked
package io.kinescope.client.api;

import org.jspecify.annotations.NullMarked;
