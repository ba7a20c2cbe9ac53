/** Metrics, traces and the log of calls. */
@NullMarked
package io.kinescope.spring.boot.observation;

import org.jspecify.annotations.NullMarked;
