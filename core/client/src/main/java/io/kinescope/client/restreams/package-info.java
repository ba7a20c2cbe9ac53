/** Restreams: the group, its answers and its requests. */
@NullMarked
package io.kinescope.client.restreams;

import org.jspecify.annotations.NullMarked;
