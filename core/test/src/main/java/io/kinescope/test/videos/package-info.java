/** The videos of a library, generated from a seed, and the changes made to them. */
@NullMarked
package io.kinescope.test.videos;

import org.jspecify.annotations.NullMarked;
