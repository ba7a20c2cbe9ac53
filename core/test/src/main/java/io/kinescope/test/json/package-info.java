/** JSON, timestamps, UUIDs and errors in the formats of Kinescope's servers. */
@NullMarked
package io.kinescope.test.json;

import org.jspecify.annotations.NullMarked;
