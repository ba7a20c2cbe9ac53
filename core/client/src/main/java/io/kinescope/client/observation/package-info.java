/** Observations of calls, for metrics and traces by Micrometer Observation, which the application adds. */
@NullMarked
package io.kinescope.client.observation;

import org.jspecify.annotations.NullMarked;
