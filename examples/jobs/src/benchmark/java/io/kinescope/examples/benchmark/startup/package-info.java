/** The start of the program: from its process until its first request. */
@NullMarked
package io.kinescope.examples.benchmark.startup;

import org.jspecify.annotations.NullMarked;
