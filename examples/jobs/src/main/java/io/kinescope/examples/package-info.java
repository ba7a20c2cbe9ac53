/** One runnable class for every task a user has, and LocalKinescope, the API in memory they run on by default. */
@NullMarked
package io.kinescope.examples;

import org.jspecify.annotations.NullMarked;
