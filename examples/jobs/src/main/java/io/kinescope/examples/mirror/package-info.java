/** Mirrors a library into a relational database, again and again, each time only what has changed. */
@NullMarked
package io.kinescope.examples.mirror;

import org.jspecify.annotations.NullMarked;
