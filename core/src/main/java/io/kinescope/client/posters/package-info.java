/** Posters of videos. */
@NullMarked
package io.kinescope.client.posters;

import org.jspecify.annotations.NullMarked;
