/**
 * {@link io.kinescope.test.LocalKinescope}, Kinescope's API in memory, its scripted answers and recorded requests.
 *
 * <p>Written from Kinescope's documentation and without any class of the client, so that a mistake of the client shows
 * here instead of being shared.
 */
@NullMarked
package io.kinescope.test;

import org.jspecify.annotations.NullMarked;
