/** Small programs, each the answer to one question. {@code Recipe} runs them. */
@NullMarked
package io.kinescope.examples.recipes;

import org.jspecify.annotations.NullMarked;
