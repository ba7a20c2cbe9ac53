/** Posters of videos: the group and its answers. */
@NullMarked
package io.kinescope.client.posters;

import org.jspecify.annotations.NullMarked;
