/** The authorization backend of DRM: the group, its answers and its requests. */
@NullMarked
package io.kinescope.client.drmauthorization;

import org.jspecify.annotations.NullMarked;
