/** CDN zones: the group, its answers and its requests. */
@NullMarked
package io.kinescope.client.cdn;

import org.jspecify.annotations.NullMarked;
