/** Tags: the group, its answers and its requests. */
@NullMarked
package io.kinescope.client.tags;

import org.jspecify.annotations.NullMarked;
