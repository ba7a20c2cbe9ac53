/**
 * The types that resource groups share: the bases of request objects, open enums, time ranges.
 */
@NullMarked
package io.kinescope.client.type;

import org.jspecify.annotations.NullMarked;
