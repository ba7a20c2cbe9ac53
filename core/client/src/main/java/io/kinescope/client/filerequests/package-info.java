/** File requests: the group, its answers and its requests. */
@NullMarked
package io.kinescope.client.filerequests;

import org.jspecify.annotations.NullMarked;
