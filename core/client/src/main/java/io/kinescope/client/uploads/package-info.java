/** Ways to bring videos in: the group, its answers and its requests. */
@NullMarked
package io.kinescope.client.uploads;

import org.jspecify.annotations.NullMarked;
