/** The common parts of the benchmarks. */
@NullMarked
package io.kinescope.examples.benchmark.support;

import org.jspecify.annotations.NullMarked;
