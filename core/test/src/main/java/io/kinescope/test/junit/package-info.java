/**
 * The JUnit 5 extension, which gives tests a running {@link io.kinescope.test.LocalKinescope} and a client of it.
 *
 * <p>The only package that knows JUnit and the client, which users of the extension add themselves: both are optional
 * dependencies.
 */
@NullMarked
package io.kinescope.test.junit;

import org.jspecify.annotations.NullMarked;
