/** Annotations of videos: the group, its answers and its requests. */
@NullMarked
package io.kinescope.client.annotations;

import org.jspecify.annotations.NullMarked;
