/** Speak rooms: the group, its answers and its requests. */
@NullMarked
package io.kinescope.client.speakrooms;

import org.jspecify.annotations.NullMarked;
