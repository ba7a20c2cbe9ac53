/** The keys that verify the tokens of chat users: the group, its answers and its requests. */
@NullMarked
package io.kinescope.client.chatkeys;

import org.jspecify.annotations.NullMarked;
