/** Live events: the group, its answers and its requests. */
@NullMarked
package io.kinescope.client.liveevents;

import org.jspecify.annotations.NullMarked;
