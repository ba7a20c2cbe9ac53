/** Billing: the group, its answers and its requests. */
@NullMarked
package io.kinescope.client.billing;

import org.jspecify.annotations.NullMarked;
