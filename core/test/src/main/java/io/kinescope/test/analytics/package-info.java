/** The analytics operations and the viewing sessions they sum up, generated from a seed. */
@NullMarked
package io.kinescope.test.analytics;

import org.jspecify.annotations.NullMarked;
