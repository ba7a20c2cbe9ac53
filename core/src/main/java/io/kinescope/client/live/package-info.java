/** Live events: the group, its answers and its requests. */
@NullMarked
package io.kinescope.client.live;

import org.jspecify.annotations.NullMarked;
