/** Webhooks: the group, its answers and its requests. */
@NullMarked
package io.kinescope.client.webhooks;

import org.jspecify.annotations.NullMarked;
