/**
 * What {@link io.kinescope.examples.LocalKinescope} is made of: a server, the API's operations, and the library they
 * work on.
 *
 * <p>Written from Kinescope's documentation and without any class of the client, so that a mistake of the client shows
 * here instead of being shared.
 */
@NullMarked
package io.kinescope.test;

import org.jspecify.annotations.NullMarked;
