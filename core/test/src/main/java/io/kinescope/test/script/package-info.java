/** The replies that are scripted for the next requests of operations. */
@NullMarked
package io.kinescope.test.script;

import org.jspecify.annotations.NullMarked;
