/** Subtitles of videos. */
@NullMarked
package io.kinescope.client.subtitles;

import org.jspecify.annotations.NullMarked;
