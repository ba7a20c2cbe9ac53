/** Analytics: the group, its answers and its requests. */
@NullMarked
package io.kinescope.client.analytics;

import org.jspecify.annotations.NullMarked;
