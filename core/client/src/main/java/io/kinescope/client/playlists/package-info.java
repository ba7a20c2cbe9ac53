/** Playlists: the group, its answers and its requests. */
@NullMarked
package io.kinescope.client.playlists;

import org.jspecify.annotations.NullMarked;
