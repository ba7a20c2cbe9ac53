/** Dictionaries: the group. */
@NullMarked
package io.kinescope.client.dictionaries;

import org.jspecify.annotations.NullMarked;
