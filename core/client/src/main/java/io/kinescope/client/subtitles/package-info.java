/** Subtitles of videos: the group, its answers and its requests. */
@NullMarked
package io.kinescope.client.subtitles;

import org.jspecify.annotations.NullMarked;
