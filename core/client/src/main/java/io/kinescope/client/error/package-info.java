/**
 * The errors that calls of this client end with: {@link io.kinescope.client.error.KinescopeException} and its subclasses.
 *
 * @serial exclude
 */
@NullMarked
package io.kinescope.client.error;

import org.jspecify.annotations.NullMarked;
