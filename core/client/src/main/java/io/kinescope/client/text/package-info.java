/**
 * The splitting of streamed text into lines and CSV records. Internal: no other module sees this package.
 */
@NullMarked
package io.kinescope.client.text;

import org.jspecify.annotations.NullMarked;
