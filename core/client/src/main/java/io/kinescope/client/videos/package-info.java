/** Videos: the group, its answers and its requests. */
@NullMarked
package io.kinescope.client.videos;

import org.jspecify.annotations.NullMarked;
