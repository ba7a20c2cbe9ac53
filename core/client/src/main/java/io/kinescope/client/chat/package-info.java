/** The tokens that let viewers into the chat of a live event. */
@NullMarked
package io.kinescope.client.chat;

import org.jspecify.annotations.NullMarked;
