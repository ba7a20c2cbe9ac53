/** The types that the jobs share: the program around a job, its options, its output and its progress. */
@NullMarked
package io.kinescope.examples.support;

import org.jspecify.annotations.NullMarked;
