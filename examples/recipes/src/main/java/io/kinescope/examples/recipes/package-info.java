/** Small programs, each the answer to one question. */
@NullMarked
package io.kinescope.examples.recipes;

import org.jspecify.annotations.NullMarked;
