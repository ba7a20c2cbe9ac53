/**
 * The entry point of the client: {@link KinescopeClient} has an accessor for every group of resources.
 *
 * <p>Nothing in a signature is null unless it is marked {@link org.jspecify.annotations.Nullable}.
 */
@NullMarked
package io.kinescope.client;

import org.jspecify.annotations.NullMarked;
