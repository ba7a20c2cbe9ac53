/**
 * Limits on how often calls may start, enforced where they start: in the caller.
 *
 * <p>Usable alone, on any {@link reactor.core.publisher.Mono}; it knows nothing of HTTP or of Kinescope but its limits.
 */
@NullMarked
package io.kinescope.client.ratelimit;

import org.jspecify.annotations.NullMarked;
