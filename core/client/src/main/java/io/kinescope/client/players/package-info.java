/** Player templates: the group, its answers and its requests. */
@NullMarked
package io.kinescope.client.players;

import org.jspecify.annotations.NullMarked;
