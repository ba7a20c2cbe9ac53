/** The workspace that the operations read and change: projects, folders, playlists, live events, tags and webhooks. */
@NullMarked
package io.kinescope.test.library;

import org.jspecify.annotations.NullMarked;
