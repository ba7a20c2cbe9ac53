/** One runnable class per task a user has, and {@link io.kinescope.examples.LocalKinescope} which they run on. */
@NullMarked
package io.kinescope.examples;

import org.jspecify.annotations.NullMarked;
