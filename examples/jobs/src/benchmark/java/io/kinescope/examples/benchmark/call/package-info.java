/** The cost of a call: time, processor time and allocated memory, beside the same call written by hand. */
@NullMarked
package io.kinescope.examples.benchmark.call;

import org.jspecify.annotations.NullMarked;
