/** Exports the analytics of every video as CSV: {@link io.kinescope.examples.analytics.ExportAnalytics}. */
@NullMarked
package io.kinescope.examples.analytics;

import org.jspecify.annotations.NullMarked;
