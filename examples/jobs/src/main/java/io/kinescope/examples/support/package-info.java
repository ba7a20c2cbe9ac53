/**
 * The types that the jobs share: the program around a job, its options, its output and its progress.
 *
 * <p>A job is a class that takes a client and what else it needs. The {@code main} method beside it reads the environment,
 * runs the job in a {@link io.kinescope.examples.support.Job} and ends the process.
 */
@NullMarked
package io.kinescope.examples.support;

import org.jspecify.annotations.NullMarked;
