/** Speak rooms: the group, its answers and its requests. */
@NullMarked
package io.kinescope.client.speak;

import org.jspecify.annotations.NullMarked;
