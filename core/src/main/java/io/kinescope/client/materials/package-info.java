/** Additional materials of videos. */
@NullMarked
package io.kinescope.client.materials;

import org.jspecify.annotations.NullMarked;
