/** Moderators of chats: the group, its answers and its requests. */
@NullMarked
package io.kinescope.client.moderators;

import org.jspecify.annotations.NullMarked;
