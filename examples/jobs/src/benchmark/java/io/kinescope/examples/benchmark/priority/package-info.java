/** Interactive calls beside an export, with and without priorities. */
@NullMarked
package io.kinescope.examples.benchmark.priority;

import org.jspecify.annotations.NullMarked;
