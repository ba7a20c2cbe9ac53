/** Additional materials of videos: the group and its answers. */
@NullMarked
package io.kinescope.client.materials;

import org.jspecify.annotations.NullMarked;
