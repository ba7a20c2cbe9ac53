/** Avatars: the group, its answers and its requests. */
@NullMarked
package io.kinescope.client.avatars;

import org.jspecify.annotations.NullMarked;
