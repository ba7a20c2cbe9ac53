/** Privacy domains: the group, its answers and its requests. */
@NullMarked
package io.kinescope.client.privacydomains;

import org.jspecify.annotations.NullMarked;
