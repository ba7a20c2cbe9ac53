/** What the benchmarks share. */
@NullMarked
package io.kinescope.examples.benchmark.support;

import org.jspecify.annotations.NullMarked;
