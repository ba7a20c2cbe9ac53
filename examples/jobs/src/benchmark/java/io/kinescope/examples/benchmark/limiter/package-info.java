/** The cost and the accuracy of our limiter beside others; in this JVM, without a network. */
@NullMarked
package io.kinescope.examples.benchmark.limiter;

import org.jspecify.annotations.NullMarked;
