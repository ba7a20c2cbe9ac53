/** Meters of the rate limiter for Micrometer, which the application adds. */
@NullMarked
package io.kinescope.client.metrics;

import org.jspecify.annotations.NullMarked;
