/** Access tokens: the group, its answers and its requests. */
@NullMarked
package io.kinescope.client.accesstokens;

import org.jspecify.annotations.NullMarked;
