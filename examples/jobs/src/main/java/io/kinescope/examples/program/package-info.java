/** The program that has every job as a sub-command: {@link io.kinescope.examples.program.Kinescope}. */
@NullMarked
package io.kinescope.examples.program;

import org.jspecify.annotations.NullMarked;
