/** Additional materials of videos: the group and its answers. */
@NullMarked
package io.kinescope.client.additionalmaterials;

import org.jspecify.annotations.NullMarked;
