/** CDN zones: the group, its answers and its requests. */
@NullMarked
package io.kinescope.client.cdnzones;

import org.jspecify.annotations.NullMarked;
