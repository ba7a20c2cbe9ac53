/** What our listings ask for and hold, beside other ways to read pages; in this JVM, without a network. */
@NullMarked
package io.kinescope.examples.benchmark.listing;

import org.jspecify.annotations.NullMarked;
